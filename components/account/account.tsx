'use client';

import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';

import { OwnSessions } from './own-sessions';
import { PasswordForm } from './password-form';
import { Profile } from './profile';

/** Oneself: name, password, and where one is signed in. */
export function Account() {
  return (
    <>
      <PageHeader title="My account" />
      <PageBody padded>
        <div className="grid max-w-[1040px] grid-cols-1 items-start gap-3.5 lg:grid-cols-2">
          <Profile />
          <PasswordForm />
          <OwnSessions />
        </div>
      </PageBody>
    </>
  );
}
