import type { ReactNode } from 'react';

import { Logo } from '@/components/shell/logo';

/** The narrow column of the pages before the console. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[16dvh] pb-8">
      <div className="w-full max-w-[340px]">
        <p className="mb-4 flex items-center gap-2 px-0.5 font-semibold text-lg">
          <Logo size={20} />
          Sluice
        </p>
        <section className="rounded-lg border border-line bg-panel p-5">
          <h1 className="mb-4 font-semibold text-lg">{title}</h1>
          {children}
        </section>
      </div>
    </main>
  );
}
