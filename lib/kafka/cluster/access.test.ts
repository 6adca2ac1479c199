import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { CreateTopics, Metadata, messages } from '@/lib/kafka/protocol/messages';
import { mayRepeat, readKeys, refuseWrite, writeKeys } from './access';

const readOnly = { name: 'shop', readOnly: true };

describe('access', () => {
  test('every API of the table is either a read or a write', () => {
    const unclassified = messages.filter(({ key }) => readKeys.has(key) === writeKeys.has(key));
    expect(unclassified.map(({ name }) => name)).toEqual([]);
    expect(readKeys.size + writeKeys.size).toBe(messages.length);
  });

  test('no API whose name says that it changes something counts as a read', () => {
    const suspicious = messages.filter(
      ({ key, name }) =>
        readKeys.has(key) && /^(Create|Delete|Alter|Add|Remove|Update|Write|Incremental|End|Init|Produce)/.test(name),
    );
    expect(suspicious.map(({ name }) => name)).toEqual([]);
  });

  test('a read-only cluster is sent reads alone, and nothing unknown', () => {
    for (const api of messages) {
      if (readKeys.has(api.key)) expect(() => refuseWrite(api, readOnly)).not.toThrow();
      else expect(() => refuseWrite(api, readOnly)).toThrow(AppError);
    }
    expect(() => refuseWrite({ key: 9999, name: 'Newer' }, readOnly)).toThrow('Newer was not sent');
  });

  test('any other cluster is sent what is asked', () => {
    expect(() => refuseWrite(CreateTopics, { name: 'shop', readOnly: false })).not.toThrow();
  });

  test('only reads and changes that end the same may be repeated', () => {
    expect(mayRepeat(Metadata)).toBe(true);
    expect(mayRepeat(CreateTopics)).toBe(false);
  });
});
