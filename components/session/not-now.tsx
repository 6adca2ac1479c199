import { SignInFrame } from './sign-in-frame';

/** Instead of any page, while the console cannot tell who asks for it. */
export function NotNow({ message }: { message: string }) {
  return (
    <SignInFrame title="Sluice cannot show this now">
      <meta httpEquiv="refresh" content="5" />
      <p className="text-ink-2" role="alert">
        {message}
      </p>
      <p className="mt-3 text-ink-2">This page asks again every five seconds.</p>
    </SignInFrame>
  );
}
