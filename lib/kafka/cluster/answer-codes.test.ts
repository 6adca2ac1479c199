import { describe, expect, test } from 'vitest';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import { isWorthRepeating, staleCodeWithin, topLevelError } from './answer-codes';

describe('answer codes', () => {
  test('an answer without an error has none', () => {
    expect(topLevelError({ errorCode: 0, errorMessage: 'nothing' })).toBeNull();
    expect(topLevelError({ brokers: [] })).toBeNull();
    expect(topLevelError(null)).toBeNull();
  });

  test('the error of a whole answer keeps the words of the broker', () => {
    expect(topLevelError({ errorCode: 42, errorMessage: 'no such thing' })).toEqual({
      code: 42,
      text: 'no such thing',
    });
    expect(topLevelError({ errorCode: 42, errorMessage: null })).toEqual({ code: 42, text: null });
  });

  test('a stale code is found however deep the answer has it', () => {
    const partition = { partitionIndex: 0, errorCode: errorCode.NOT_LEADER_OR_FOLLOWER };
    expect(staleCodeWithin({ topics: [{ name: 'a', partitions: [{ errorCode: 0 }, partition] }] })).toBe(6);
    expect(staleCodeWithin({ groups: [{ errorCode: 0, topics: [] }, { errorCode: errorCode.NOT_COORDINATOR }] })).toBe(
      16,
    );
  });

  test('codes that say something else are left to whoever asked', () => {
    expect(staleCodeWithin({ groups: [{ errorCode: errorCode.GROUP_ID_NOT_FOUND }] })).toBeNull();
    expect(staleCodeWithin({ ids: [1, 2, 3], bytes: new Uint8Array(3), names: ['a'], nothing: [] })).toBeNull();
  });

  test('a change is repeated only when its broker refused it untouched', () => {
    expect(isWorthRepeating(errorCode.NOT_CONTROLLER, false)).toBe(true);
    expect(isWorthRepeating(errorCode.COORDINATOR_LOAD_IN_PROGRESS, false)).toBe(true);
    expect(isWorthRepeating(errorCode.REQUEST_TIMED_OUT, false)).toBe(false);
    expect(isWorthRepeating(errorCode.REQUEST_TIMED_OUT, true)).toBe(true);
  });

  test('a broker that asks for patience is not asked again', () => {
    expect(isWorthRepeating(errorCode.THROTTLING_QUOTA_EXCEEDED, true)).toBe(false);
  });

  test('an error that stays one is not asked about again', () => {
    expect(isWorthRepeating(errorCode.TOPIC_AUTHORIZATION_FAILED, true)).toBe(false);
    expect(isWorthRepeating(9_999, true)).toBe(false);
  });
});
