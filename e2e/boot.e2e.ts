import { expect, test } from '@playwright/test';

import { OwnServer } from './own-server';

const port = Number(process.env.E2E_BOOT_PORT ?? 19189);
const random = 'qJ8rT0vZ5mB2nX7cL4kP9sD1fG6hW3yA';
const postgres = 'postgresql://sluice@127.0.0.1:1/sluice';
const text = Buffer.from('please change me before you start').subarray(0, 32).toString('base64');

/** What a start is refused with, and the one line that says why. */
const refused: [what: string, env: Record<string, string>, why: RegExp][] = [
  ['the secret of many examples', { SLUICE_SECRET: 'changeme' }, /SLUICE_SECRET is too short: 32 random/],
  ['a word', { SLUICE_SECRET: 'secret' }, /SLUICE_SECRET is too short/],
  ['one character for ever', { SLUICE_SECRET: 'a'.repeat(64) }, /SLUICE_SECRET looks like an example/],
  ['AKHQ’s', { SLUICE_SECRET: 'pleasechangemewithyoursecretchangeme' }, /SLUICE_SECRET looks like an example/],
  ['a row of digits', { SLUICE_SECRET: '12345678901234567890123456789012' }, /SLUICE_SECRET looks like an example/],
  ['no secret for replicas', { DATABASE_URL: postgres }, /SLUICE_SECRET is needed/],
  ['two secrets', { SLUICE_SECRET: random, SLUICE_SECRET_FILE: '/etc/hostname' }, /or SLUICE_SECRET_FILE, not both/],
  ['a secret in no file', { SLUICE_SECRET_FILE: '/nowhere/secret' }, /names a file that cannot be read: \/nowhere/],
  ['a short key', { SLUICE_ENCRYPTION_KEY: 'short' }, /SLUICE_ENCRYPTION_KEY must be 32 random bytes/],
  ['a key of zeros', { SLUICE_ENCRYPTION_KEY: '0'.repeat(64) }, /SLUICE_ENCRYPTION_KEY must be 32 random bytes/],
  ['a key of words', { SLUICE_ENCRYPTION_KEY: text }, /SLUICE_ENCRYPTION_KEY must be 32 random bytes/],
  [
    'another database',
    { DATABASE_URL: 'mysql://root@127.0.0.1/x' },
    /DATABASE_URL must start with file: or postgresql:/,
  ],
  ['no address', { SLUICE_URL: 'sluice.example.org' }, /SLUICE_URL must look like/],
  ['everybody trusted', { SLUICE_TRUST_PROXY: 'yes' }, /SLUICE_TRUST_PROXY must be/],
  ['no range', { SLUICE_EGRESS_ALLOW: '10.0.0.0' }, /SLUICE_EGRESS_ALLOW: "10.0.0.0" is not a range/],
  ['half an administrator', { SLUICE_ADMIN_USER: 'ada' }, /SLUICE_ADMIN_USER and .* go together/],
  [
    'a weak one',
    { SLUICE_ADMIN_USER: 'ada', SLUICE_ADMIN_PASSWORD: 'password1234' },
    /The password is one of the first/,
  ],
  ['a short one', { SLUICE_ADMIN_USER: 'ada', SLUICE_ADMIN_PASSWORD: 'short' }, /at least 12 characters/],
  ['no cluster', { SLUICE_BOOTSTRAP_SERVERS: 'http://kafka:9092' }, /SLUICE_BOOTSTRAP_SERVERS: /],
];

test('a start that would not be safe ends at once, with one line that says why', async () => {
  test.setTimeout(180_000);
  const rest = [...refused.entries()];
  const next = async () => {
    for (let entry = rest.shift(); entry; entry = rest.shift()) {
      const [i, [what, env, why]] = entry;
      const server = new OwnServer(port + i, env);
      expect(await server.exitCode(), what).toBe(1);
      const lines = server.output.split('\n').filter((line) => line.startsWith('sluice:'));
      expect(lines, what).toEqual([expect.stringMatching(/^sluice: cannot start: [^\n]+$/)]);
      expect(lines[0], what).toMatch(why);
      expect(server.output, what).not.toMatch(/\n\s+at /);
      for (const value of Object.values(env)) {
        const isSecret = Object.keys(env).some((name) => /SECRET$|KEY$|PASSWORD$/.test(name) && env[name] === value);
        if (isSecret && value.length > 6) expect(server.output, `${what}: the value itself`).not.toContain(value);
      }
      await server.stop();
    }
  };
  await Promise.all([next(), next(), next()]);
});
