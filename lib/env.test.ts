import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { ConfigurationError, readEnv } from './env';

const dir = mkdtempSync(path.join(tmpdir(), 'sluice-env-'));
afterAll(() => rmSync(dir, { recursive: true }));
const read = (from: Record<string, string>) => readEnv({ SLUICE_DATA_DIR: dir, ...from });
const postgres = { DATABASE_URL: 'postgresql://sluice@db/sluice' };
const random = 'qJ8rT0vZ5mB2nX7cL4kP9sD1fG6hW3yA';

describe('secrets', () => {
  test('are made beside an SQLite database, for the owner only, and stay', () => {
    const first = read({});
    expect(first.secret.length).toBeGreaterThanOrEqual(43);
    expect(first.encryptionKey?.bytes).toHaveLength(32);
    expect(read({})).toEqual(first);
    for (const name of ['session.key', 'encryption.key'])
      expect(statSync(path.join(dir, name)).mode & 0o777).toBe(0o600);
  });

  test('must be given with PostgreSQL, whose replicas share them', () => {
    expect(() => read(postgres)).toThrow(
      new ConfigurationError('SLUICE_SECRET is needed: 32 random characters or more'),
    );
    const given = read({ ...postgres, SLUICE_SECRET: random });
    expect(given).toMatchObject({ secret: random, encryptionKey: null, postgres: true });
  });

  test.each(['changeme', 'secret', 'a'.repeat(64), 'please-change-me-please-change-me-1', 'x'])(
    '%s is refused',
    (secret) => {
      expect(() => read({ SLUICE_SECRET: secret })).toThrow(/^SLUICE_SECRET (is too short|looks like an example)/);
    },
  );

  test('an encryption key is 32 bytes in hex or base64', () => {
    const hex = '00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef';
    const base64 = Buffer.from(hex, 'hex').toString('base64');
    expect(read({ SLUICE_ENCRYPTION_KEY: hex }).encryptionKey).toEqual(
      read({ SLUICE_ENCRYPTION_KEY: base64 }).encryptionKey,
    );
    const words = Buffer.from('please change me before you start').subarray(0, 32).toString('base64');
    for (const bad of ['short', '0'.repeat(64), `${hex}00`, words]) {
      expect(() => read({ SLUICE_ENCRYPTION_KEY: bad })).toThrow(/32 random bytes/);
    }
  });

  test('come from a file where a file is named', () => {
    const file = path.join(dir, 'secret.txt');
    writeFileSync(file, `${random}\n`);
    expect(read({ SLUICE_SECRET_FILE: file }).secret).toBe(random);
    expect(() => read({ SLUICE_SECRET_FILE: `${file}.missing` })).toThrow(/cannot be read/);
    expect(() => read({ SLUICE_SECRET_FILE: file, SLUICE_SECRET: random })).toThrow(/not both/);
  });

  test('a damaged key file stops the start instead of locking every cluster', () => {
    const file = path.join(dir, 'encryption.key');
    const whole = readFileSync(file);
    writeFileSync(file, 'damaged');
    expect(() => read({})).toThrow(/does not hold 32 bytes/);
    writeFileSync(file, whole);
  });
});

describe('settings', () => {
  test('a public URL is an origin, and decides whether cookies are secure', () => {
    expect(read({ SLUICE_URL: 'https://sluice.example.org/' })).toMatchObject({
      publicUrl: 'https://sluice.example.org',
      https: true,
    });
    expect(read({ SLUICE_URL: 'http://localhost:3000' }).https).toBe(false);
    for (const bad of ['sluice.example.org', 'ftp://x', 'https://x/base'])
      expect(() => read({ SLUICE_URL: bad })).toThrow();
  });

  test('a predefined cluster is named local unless told otherwise', () => {
    expect(read({}).predefinedCluster).toBeNull();
    const servers = { SLUICE_BOOTSTRAP_SERVERS: 'kafka:9092' };
    expect(read(servers).predefinedCluster).toEqual({ name: 'local', bootstrapServers: 'kafka:9092' });
    expect(read({ ...servers, SLUICE_CLUSTER_NAME: 'shop' }).predefinedCluster?.name).toBe('shop');
  });

  test('brokers on the same machine are allowed where only that machine reaches the console, or by a flag', () => {
    expect(read({ HOSTNAME: '0.0.0.0' }).allowLoopback).toBe(false);
    expect(read({ HOSTNAME: '127.0.0.1' }).allowLoopback).toBe(true);
    expect(read({ HOSTNAME: '0.0.0.0', SLUICE_ALLOW_LOOPBACK: '1' }).allowLoopback).toBe(true);
    expect(read({ HOSTNAME: '127.0.0.1', SLUICE_ALLOW_LOOPBACK: '0' }).allowLoopback).toBe(false);
  });

  test('a first administrator needs a name and a password', () => {
    expect(() => read({ SLUICE_ADMIN_USER: 'ada' })).toThrow(/go together/);
    const both = { SLUICE_ADMIN_USER: 'ada', SLUICE_ADMIN_PASSWORD: 'a long enough one' };
    expect(read(both).firstAdmin).toEqual({ username: 'ada', password: 'a long enough one' });
  });
});
