import { describe, expect, it } from 'vitest';

import { MessagesQuery } from '@/lib/contract/messages';

import { type Criteria, parseOffsets, parsePlace, questionOf, writePartitions } from './criteria';

const usual: Criteria = {
  start: 'newest',
  offsets: null,
  time: null,
  partitions: null,
  isolation: 'read_uncommitted',
  control: false,
  keyFormat: 'auto',
  valueFormat: 'auto',
  limit: 100,
  cursor: null,
};

describe('what is asked', () => {
  it('leaves out what is usual, so that equal questions are one', () => {
    expect(questionOf(usual)).toEqual({});
    expect(questionOf({ ...usual, control: true, partitions: '0-3,7' })).toEqual({
      control: true,
      partitions: '0-3,7',
    });
  });

  it('the server takes partitions as they stand in the address', () => {
    expect(MessagesQuery.parse({ partitions: writePartitions([7, 0, 1, 2, 3]) }).partitions).toEqual([0, 1, 2, 3, 7]);
    expect(MessagesQuery.safeParse({ partitions: '3-1' }).success).toBe(false);
    expect(MessagesQuery.safeParse({ partitions: '0-999999999' }).success).toBe(false);
  });
});

describe('offsets as typed', () => {
  it('one offset is for every partition, in groups of digits or not', () => {
    expect(parseOffsets(' 88\u2009164 071', 12).value).toEqual({ offsets: '88164071', partitions: null });
  });

  it('pairs are for some partitions, in any order', () => {
    const { value } = parseOffsets('3:77, 0:9007199254740993', 12);
    expect(value).toEqual({ offsets: '0:9007199254740993,3:77', partitions: [0, 3] });
  });

  it('says what is wrong and where', () => {
    expect(parseOffsets('12a', 12).problem).toContain('“12a”');
    expect(parseOffsets('0:5, 12:5', 12).problem).toBe('There is no partition 12: the last one is 11.');
    expect(parseOffsets('0:5, 3:x', 12).problem).toContain('Partition 3');
    expect(parseOffsets('9223372036854775808', 12).problem).toContain('beyond');
    expect(parseOffsets('', 12).problem).toContain('Write an offset');
  });
});

describe('a record in the address', () => {
  it('is partition and offset, exactly', () => {
    expect(parsePlace('7:9007199254740993')).toEqual({ partition: 7, offset: '9007199254740993' });
    expect(parsePlace('7')).toBeNull();
    expect(parsePlace('7:-1')).toBeNull();
  });
});
