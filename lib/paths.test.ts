import { expect, it } from 'vitest';

import { GroupParams } from './contract/consumer-groups';
import { api, page } from './paths';

const names = [
  '',
  '.',
  '..',
  '...',
  '~',
  '~~',
  '~.',
  'a/b',
  '../..',
  '%2e%2e',
  '%00',
  '\u0000',
  ' ',
  '?#&',
  'ü🚀',
  '\u202e',
];

it.each(names)('leads to the group %j and to no other', (groupId) => {
  for (const path of [page.group('c', groupId), api.group('c', groupId)]) {
    // As a browser reads it, and as the router takes it apart.
    const { pathname, search, hash } = new URL(path, 'http://localhost');
    expect(pathname + search + hash).toBe(path);
    const segment = pathname.slice(pathname.lastIndexOf('/') + 1);
    expect(segment).not.toBe('');
    expect(GroupParams.parse({ clusterId: 'c', groupId: decodeURIComponent(segment) }).groupId).toBe(groupId);
  }
});

it('writes each name in its own way', () => {
  expect(new Set(names.map((name) => page.group('c', name))).size).toBe(names.length);
});
