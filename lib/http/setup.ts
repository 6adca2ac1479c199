import 'server-only';

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { FirstAdmin, Password, Username } from '@/lib/contract/session';
import { audited } from '@/lib/db/audit';
import { createSetupToken, isSetupToken } from '@/lib/db/links';
import { createFirstAdmin, hasFirstAdmin } from '@/lib/db/users';
import { ConfigurationError, env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { newPasswordHash } from '@/lib/http/new-password';

const tokenFile = () => path.join(env().dataDir, 'setup-token');

/** True while this token opens the first administrator's form; the page is a 404 otherwise. */
export const isSetupOpen = async (token: string): Promise<boolean> =>
  FirstAdmin.shape.token.safeParse(token).success && (await isSetupToken(token));

/** Makes the first administrator for whoever holds the link of the log. */
export async function setUp({ token, username, password }: FirstAdmin, requestId: string): Promise<void> {
  if (!(await isSetupToken(token))) {
    throw new AppError('NOT_FOUND', 'This link does not hold any more. Restart Sluice: it prints a new one.');
  }
  await makeFirstAdmin(username, password, requestId);
}

async function makeFirstAdmin(username: string, password: string, requestId: string | null): Promise<void> {
  const passwordHash = await newPasswordHash(password, username);
  await audited(
    { actor: null, requestId, action: 'user.create-first-admin', resourceType: 'user', resourceName: username },
    () => createFirstAdmin({ username, passwordHash }),
    () => undefined,
  );
  rmSync(tokenFile(), { force: true });
}

/** At start, while there is no administrator: takes the one of the environment, or prints the link that makes one. */
export async function openFirstRun(print: (line: string) => void): Promise<void> {
  if (await hasFirstAdmin()) return;
  const given = env().firstAdmin;
  if (given) {
    const username = Username.safeParse(given.username);
    if (!username.success) throw new ConfigurationError(`SLUICE_ADMIN_USER: ${username.error.issues[0]?.message}`);
    const password = Password.safeParse(given.password);
    if (!password.success) throw new ConfigurationError(`the first password: ${password.error.issues[0]?.message}`);
    await makeFirstAdmin(username.data, password.data, null).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'BAD_INPUT') throw new ConfigurationError(error.message);
      // Another replica was first.
      if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
    });
    return;
  }
  const token = await createSetupToken();
  mkdirSync(env().dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(tokenFile(), token, { mode: 0o600 });
  print(`Open ${origin()}/setup?token=${token} to create the first administrator. The link holds for 30 minutes.`);
}

const origin = (): string =>
  env().publicUrl ??
  `http://${process.env.HOSTNAME === '127.0.0.1' ? '127.0.0.1' : 'localhost'}:${process.env.PORT || 3000}`;
