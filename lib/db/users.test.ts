import { describe, expect, test } from 'vitest';

import { db } from './client';
import { createSetupToken, isSetupToken } from './links';
import { tempDatabase } from './temp-database';
import { createFirstAdmin, findUserByUsername, hasFirstAdmin } from './users';

tempDatabase();

describe('the first administrator', () => {
  test('needs a link, which holds for thirty minutes', async () => {
    const token = await createSetupToken(0);
    expect(await isSetupToken(token, 30 * 60_000 - 1)).toBe(true);
    expect(await isSetupToken(token, 30 * 60_000)).toBe(false);
    expect(await isSetupToken(`${token}x`, 0)).toBe(false);
    expect(JSON.stringify(await (await db()).setupToken.findMany())).not.toContain(token);
  });

  test('is made once, also when several try at the same moment', async () => {
    const token = await createSetupToken();
    expect(await hasFirstAdmin()).toBe(false);
    const attempts = ['Ada', 'Grace', 'Edsger', 'ada'].map((username) =>
      createFirstAdmin({ username, passwordHash: 'x' }),
    );
    const results = await Promise.allSettled(attempts);
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(3);
    for (const { reason } of lost) expect(reason).toMatchObject({ code: 'CONFLICT' });
    expect(await (await db()).user.count()).toBe(1);
    expect(await isSetupToken(token)).toBe(false);
  });

  test('is found in any case of its name', async () => {
    const { username } = await (await db()).user.findFirstOrThrow();
    expect(await findUserByUsername(` ${username.toUpperCase()} `)).toMatchObject({ username, isAdmin: true });
  });
});
