import { SignInFrame } from './sign-in-frame';

/** Before the first administrator there is nobody to sign in. */
export function NoAdminYet() {
  return (
    <SignInFrame title="Not set up yet">
      <div className="grid gap-2 text-ink-2">
        <p>
          Sluice printed a link when it started: <code className="text-ink">/setup?token=…</code>. Open it to create the
          first administrator.
        </p>
        <p>The link is also in the file setup-token of the data folder. A restart prints a new one.</p>
      </div>
    </SignInFrame>
  );
}
