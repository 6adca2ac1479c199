import { describe, expect, test } from 'vitest';

import { hashPassword, verifyPassword, weakness } from './password';

describe('a password', () => {
  test('is known again, in whatever form its letters are typed, and no other is', async () => {
    const stored = await hashPassword('caf\u00e9 au lait, bitte');
    expect(stored).toMatch(/^scrypt\$65536\$8\$1\$/);
    expect(await verifyPassword('cafe\u0301 au lait, bitte', stored)).toBe(true);
    expect(await verifyPassword('cafe au lait, bitte', stored)).toBe(false);
  });

  test('is hashed with a salt of its own', async () => {
    const [one, two] = await Promise.all([hashPassword('the same words'), hashPassword('the same words')]);
    expect(one).not.toBe(two);
  });

  test('waits in a line that ends: who comes too late is told to come again', async () => {
    const cheap = (await hashPassword('x')).replace('scrypt$65536$', 'scrypt$1024$');
    const all = await Promise.allSettled(Array.from({ length: 60 }, () => verifyPassword('x', cheap)));
    const refused = all.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(18);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'THROTTLED', details: { retryAfter: 5 } });
    expect(await verifyPassword('x', cheap)).toBe(false);
  });

  test('an unknown form of hash fits nothing', async () => {
    for (const stored of ['', 'plain', 'md5$x$y']) expect(await verifyPassword('plain', stored)).toBe(false);
  });

  test.each([
    'password1234',
    'P@ssw0rd!!!!!!',
    'aaaaaaaaaaaa',
    '123456789012',
    'qwertyuiopas',
    'kafkaadmin2026',
    'changeme1234',
    'ada.lovelace1',
  ])('%s is too easy', (password) => expect(weakness(password, 'ada.lovelace')).not.toBeNull());

  test.each(['correct horse battery', 'Tr0ub4dor&3xyz', 'ada.lovelace and the engine', '7391 0028 5546'])(
    '%s will do',
    (password) => expect(weakness(password, 'ada.lovelace')).toBeNull(),
  );
});
