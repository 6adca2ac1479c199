import { scryptSync } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { hashPassword } from '@/lib/access/password';
import { closeDb, db } from '@/lib/db/client';
import { findLiveSession } from '@/lib/db/sessions';
import { tempDatabase } from '@/lib/db/temp-database';
import { env } from '@/lib/env';
import { verifyAudit } from '@/scripts/audit-verify.mjs';
import { flushRefusals } from './denials';
import { signIn, signOut } from './login';

tempDatabase();

const PASSWORD = 'CANARY correct horse';
const caller = (ip: string | null) => ({ ip, userAgent: 'test' });
const errorOf = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

beforeAll(async () => {
  // As an older, cheaper cost would have stored it: only those of `dear` take the time of a real one.
  const cheap = `scrypt$16$8$1$${Buffer.from('salt').toString('base64url')}$${scryptSync(PASSWORD, 'salt', 32, { N: 16 }).toString('base64url')}`;
  const dear = await hashPassword(PASSWORD);
  const { user } = await db();
  for (const username of ['ada', 'bob', 'cem']) await user.create({ data: { username, passwordHash: cheap } });
  await user.create({ data: { username: 'dora', passwordHash: dear } });
  await user.create({ data: { username: 'gone', passwordHash: dear, disabledAt: new Date() } });
  await user.create({ data: { username: 'invited' } });
});
beforeEach(async () => {
  await (await db()).loginAttempt.deleteMany();
});

const trail = async (action: string) =>
  (await db()).auditEvent.findMany({ where: { action }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });

describe('signing in', () => {
  test('opens a session for the right password, in any case of the name', async () => {
    const opened = await signIn(' ADA ', PASSWORD, caller('10.0.0.1'));
    expect((await findLiveSession(opened!.sid))?.user.username).toBe('ada');
    const [event] = await trail('session.create');
    expect(event).toMatchObject({ outcome: 'succeeded', actorName: 'ada', resourceName: 'ada', ip: '10.0.0.1' });
    await signOut(opened!.sid, caller('10.0.0.1'));
    expect(await findLiveSession(opened!.sid)).toBeNull();
    expect(await trail('session.end')).toMatchObject([{ outcome: 'succeeded', actorName: 'ada' }]);
  });

  test('is refused in the same way whether somebody is unknown, disabled, invited or mistyped, and kept apart in the trail', async () => {
    const tries = { nobody: PASSWORD, gone: PASSWORD, invited: PASSWORD, bob: 'something else' };
    for (const [name, password] of Object.entries(tries)) {
      expect(await signIn(name, password, caller('10.0.0.2')), name).toBeNull();
    }
    const events = await trail('session.refuse');
    const told = events.map(({ resourceName, params }) => [resourceName, (params as { reason: string }).reason]);
    expect(told).toEqual([
      ['somebody unknown', 'unknown user'],
      ['gone', 'disabled user'],
      ['invited', 'no password yet'],
      ['bob', 'wrong password'],
    ]);
    expect(JSON.stringify(events)).not.toContain('CANARY');
  });

  test('takes as long for a name that nobody has', { timeout: 60_000 }, async () => {
    const took: Record<string, number[]> = { dora: [], nobody: [], gone: [] };
    for (let i = 0; i < 3; i++) {
      for (const name of Object.keys(took)) {
        const started = performance.now();
        await signIn(name, 'something else', caller(`10.1.${i}.1`));
        took[name]!.push(performance.now() - started);
      }
      await (await db()).loginAttempt.deleteMany();
    }
    const median = (name: string) => took[name]!.sort((a, b) => a - b)[1]!;
    // A hash costs about 250 ms: without one, an unknown name would be ten times faster.
    for (const name of ['nobody', 'gone']) expect(median(name) / median('dora')).toBeGreaterThan(0.5);
    for (const name of ['nobody', 'gone']) expect(median(name) / median('dora')).toBeLessThan(2);
  });
});

describe('too many attempts', () => {
  // However long a hash takes here, no time passes.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('are told when to try again, whoever it is, and the right password has to wait as well', async () => {
    for (const [name, ip] of [
      ['bob', '10.0.1.1'],
      ['nobody at all', '10.0.1.2'],
    ] as const) {
      for (let i = 0; i < 5; i++) expect(await signIn(name, 'something else', caller(ip))).toBeNull();
      expect(await errorOf(signIn(name, PASSWORD, caller(ip)))).toMatchObject({
        code: 'THROTTLED',
        message: expect.stringMatching(/^There were too many attempts to sign in\. Try again in a second\.$/),
        details: { retryAfter: 1 },
      });
    }
  });

  test('of one address are of all its names, and of one name of all addresses', async () => {
    for (let i = 0; i < 5; i++) await signIn(['bob', 'ada'][i % 2]!, 'x', caller('10.0.2.1'));
    expect(await errorOf(signIn('cem', PASSWORD, caller('10.0.2.1')))).toMatchObject({ code: 'THROTTLED' });
    for (let i = 0; i < 5; i++) await signIn('cem', 'x', caller(`10.0.3.${i}`));
    expect(await errorOf(signIn('cem', PASSWORD, caller('10.0.3.9')))).toMatchObject({ code: 'THROTTLED' });
  });

  test('are still counted after a restart', async () => {
    for (let i = 0; i < 5; i++) await signIn('bob', 'x', caller(null));
    await closeDb();
    expect(await errorOf(signIn('bob', PASSWORD, caller(null)))).toMatchObject({ code: 'THROTTLED' });
  });

  test('from elsewhere do not keep out who has signed in from their address before', async () => {
    await signIn('cem', PASSWORD, caller('10.0.4.1'));
    for (let i = 0; i < 6; i++) await errorOf(signIn('cem', 'x', caller(`10.0.5.${i}`)));
    expect(await errorOf(signIn('cem', PASSWORD, caller('10.0.5.9')))).toMatchObject({ code: 'THROTTLED' });
    expect(await signIn('cem', PASSWORD, caller('10.0.4.1'))).not.toBeNull();
  });

  test('begin anew with a sign-in that succeeds, which costs its address nothing', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 3; i++) await signIn('ada', 'x', caller(null));
      expect(await signIn('ada', PASSWORD, caller(null))).not.toBeNull();
    }
    for (let i = 0; i < 12; i++) expect(await signIn('bob', PASSWORD, caller('10.0.6.1'))).not.toBeNull();
  });

  test('fill the trail with one row for each kind, and how often it was repeated', async () => {
    await flushRefusals();
    for (let i = 0; i < 40; i++) await errorOf(signIn('bob', 'x', caller('10.0.7.1')));
    await flushRefusals();
    const told = (await trail('session.refuse')).map(({ params }) => params as Record<string, unknown>);
    const ours = told.filter(({ ip }) => ip === '10.0.7.1');
    expect(ours).toHaveLength(4);
    for (const [reason, repeats] of [
      ['wrong password', 4],
      ['throttled', 34],
    ]) {
      expect(ours).toContainEqual({ reason, ip: '10.0.7.1' });
      expect(ours).toContainEqual({ reason, ip: '10.0.7.1', repeats });
    }
    expect((await verifyAudit(env().databaseUrl)).wrong).toEqual([]);
  });
});
