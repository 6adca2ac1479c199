import { expect, test } from 'vitest';

import type { UserRow } from '@/lib/contract/users';

import { changedRights, ownRolesText, rightsOf, userState, writeRights } from './rights';

const user: UserRow = {
  id: 'u',
  username: 'bo',
  name: null,
  isAdmin: false,
  disabled: false,
  defaultRole: 'viewer',
  roles: [
    { clusterId: 'a', role: 'viewer' },
    { clusterId: 'b', role: 'operator' },
  ],
  createdAt: 0,
  lastSeenAt: null,
  sessions: 0,
  hasPassword: false,
  invitedUntil: 1000,
};

test('only what differs is sent, whatever the order of the roles', () => {
  const before = rightsOf(user);
  expect(changedRights(before, rightsOf({ ...user, roles: [...user.roles].reverse() }))).toEqual({});
  expect(changedRights(before, { ...before, name: ' Bo ', defaultRole: null })).toEqual({
    name: 'Bo',
    defaultRole: null,
  });
  expect(changedRights(before, { ...before, roles: new Map([['a', 'viewer']]) })).toEqual({
    roles: [{ clusterId: 'a', role: 'viewer' }],
  });
});

test('a name of blanks is no name', () => {
  expect(writeRights({ ...rightsOf(user), name: '  ' }).name).toBeNull();
});

test('an invitation is over when its time is, and disabled is said first', () => {
  expect(userState(user, 999)).toBe('invited');
  expect(userState(user, 1000)).toBe('invitation over');
  expect(userState({ ...user, hasPassword: true }, 0)).toBe('active');
  expect(userState({ ...user, hasPassword: true, disabled: true }, 0)).toBe('disabled');
});

test('roles are told with the strongest first', () => {
  expect(ownRolesText(user, (id) => id.toUpperCase())).toBe('operator on B; viewer on A');
  expect(ownRolesText({ roles: [] }, String)).toBe('');
});
