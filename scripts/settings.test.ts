import path from 'node:path';
import { expect, test } from 'vitest';

import { addressOf, serverSettings } from './settings.mjs';

test('a server listens on this machine only, unless told otherwise', () => {
  expect(serverSettings({ HOSTNAME: 'the-name-of-the-machine' })).toMatchObject({
    HOSTNAME: '127.0.0.1',
    PORT: '3000',
  });
  expect(serverSettings({ HOST: '0.0.0.0', PORT: '80' })).toMatchObject({ HOSTNAME: '0.0.0.0', PORT: '80' });
});

test('paths are absolute, because the built server changes its folder', () => {
  const { SLUICE_DATA_DIR, DATABASE_URL } = serverSettings({ SLUICE_DATA_DIR: 'elsewhere' });
  expect(SLUICE_DATA_DIR).toBe(path.resolve('elsewhere'));
  expect(DATABASE_URL).toBe(`file:${path.resolve('elsewhere', 'sluice.db')}`);
  expect(serverSettings({ DATABASE_URL: 'file:./a.db' }).DATABASE_URL).toBe(`file:${path.resolve('a.db')}`);
});

test('the address of another database is passed on as it is', () => {
  expect(serverSettings({ DATABASE_URL: 'postgresql://h/d' }).DATABASE_URL).toBe('postgresql://h/d');
});

test('the address for a browser names a host that can be opened', () => {
  expect(addressOf(serverSettings({}))).toBe('http://127.0.0.1:3000');
  expect(addressOf(serverSettings({ HOST: '0.0.0.0' }))).toBe('http://localhost:3000');
});
