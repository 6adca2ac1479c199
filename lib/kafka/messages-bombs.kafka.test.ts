import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTopic, deleteTopics, uniqueName } from '@/lab/topics.mjs';
import { type MessageRow, MessagesAnswer, MessagesQuery } from '@/lib/contract/messages';
import { labContext } from '@/lib/kafka/context-for-tests';
import { getMessageBytes, listMessages } from '@/lib/kafka/messages';
import { batchForTests } from '@/lib/kafka/protocol/batch-for-tests';
import { codecs } from '@/lib/kafka/protocol/compression';
import { bombForTests } from '@/lib/kafka/protocol/compression/bombs-for-tests';
import { Produce } from '@/lib/kafka/protocol/messages';

const MIB = 1 << 20;
const MOST_RSS = 300 * MIB;
const AT_ONCE = 8;

const lab = labContext();
const bombs = uniqueName('bombs');
const large = uniqueName('bombs-large');
const pid = process.pid;

/** What no compression makes smaller, so that a bomb is not refused for its ratio alone. */
const noise = Buffer.concat(Array.from({ length: 13_000 }, (_, i) => createHash('sha256').update(`${i}`).digest()));
const largeValue = Buffer.concat([noise, Buffer.alloc(16 * MIB, 'large')]);

/** As a producer sends it, which checks nothing of it. Answers with its offset. */
async function produceBatch(topic: string, records: Uint8Array): Promise<string> {
  const topicData = [{ name: topic, partitionData: [{ index: 0, records }] }];
  const options = { at: { leader: { topic, partition: 0 } }, maxVersion: 12, timeoutMs: 20_000 } as const;
  const answer = await lab.ctx.kafka.ask(Produce, { acks: -1, timeoutMs: 20_000, topicData }, options);
  const { errorCode, errorMessage, baseOffset } = answer.responses[0]!.partitionResponses[0]!;
  expect([errorCode, errorMessage]).toEqual([0, null]);
  return `${baseOffset}`;
}

const said = (topic: string, value: string) => produceBatch(topic, batchForTests([{ value }]));
const read = async (topic: string, query: Record<string, string> = {}) =>
  MessagesAnswer.parse(
    await listMessages(lab.ctx, topic, MessagesQuery.parse({ start: 'oldest', limit: '500', ...query })),
  );
const told = (row: MessageRow) => (row.kind === 'record' ? row.value.text.slice(0, 20) : row.kind);

const BUSY = 'Others are reading as much as Sluice has memory for: try again in a moment.';

/** All pages from the oldest on. Where many read at once, a page may end before its limit, or have to be asked for again. */
async function readAll(topic: string): Promise<MessageRow[]> {
  const rows: MessageRow[] = [];
  for (let query: Record<string, string> = {}; ; ) {
    const page = await read(topic, query).catch((error: Error) => expect(error.message).toBe(BUSY));
    if (!page) continue;
    expect(page.warnings).toEqual([]);
    rows.push(...page.rows);
    if (page.stoppedBecause === 'end') return rows;
    query = { cursor: page.next! };
  }
}

let before = 0;

/** The most memory that the process has while it does `work`, above what it had before all of them. */
async function rise(work: () => Promise<void>): Promise<number> {
  let highest = process.memoryUsage.rss();
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return Math.max(highest, process.memoryUsage.rss()) - before;
}

beforeAll(async () => {
  const configs = { 'max.message.bytes': `${24 * MIB}` };
  await createTopic(bombs, { configs });
  await createTopic(large, { configs });
  globalThis.gc?.();
  before = process.memoryUsage.rss();
});

afterAll(async () => {
  expect(process.pid).toBe(pid);
  await deleteTopics(bombs, large);
});

describe('bombs', () => {
  // Snappy makes nothing more than 21 times smaller.
  const sizes = { gzip: 512, snappy: 128, lz4: 256, zstd: 512 } as const;
  const why =
    /^This batch cannot be shown: it was not decompressed: \d+ bytes become more than the 67108864 that are read at once\.$/;
  const names = ['gzip', 'snappy', 'lz4', 'zstd'] as const;

  beforeAll(async () => {
    for (const codec of names) {
      await said(bombs, `before ${codec}`);
      const body = await bombForTests(codec, noise, sizes[codec]);
      await produceBatch(bombs, batchForTests([{}], { body, attributes: codecs.indexOf(codec) }));
    }
    await said(bombs, 'the last');
  }, 120_000);

  test('in every codec are one row each that says why, among readable neighbours, whoever reads at once', async () => {
    const risen = await rise(async () => {
      const all = await Promise.all(Array.from({ length: AT_ONCE }, () => readAll(bombs)));
      for (const rows of all) {
        expect(rows.map(told)).toEqual([...names.flatMap((codec) => [`before ${codec}`, 'bad batch']), 'the last']);
        for (const row of rows.filter(({ kind }) => kind === 'bad batch')) {
          expect(row).toMatchObject({ reason: 'too large', message: expect.stringMatching(why) });
        }
      }
    });
    expect(risen).toBeLessThan(MOST_RSS);
    expect(globalThis.__sluiceMemory!.held).toBe(0);
  }, 90_000);

  test('are stepped over from the newest on too, and one of them is told of alone', async () => {
    const risen = await rise(async () => {
      const { rows } = await read(bombs, { start: 'newest' });
      expect(rows.map(told)).toEqual([
        'the last',
        ...names.toReversed().flatMap((codec) => ['bad batch', `before ${codec}`]),
      ]);
      const bytes = getMessageBytes(lab.ctx, bombs, 0, 1n, { part: 'value', header: 0 });
      await expect(bytes).rejects.toThrow(/at offset 1 cannot be read: it was not decompressed/);
    });
    expect(risen).toBeLessThan(MOST_RSS);
  });
});

describe('what is only large', () => {
  const COUNT = 130_000;

  test('a batch of 130,000 records is read page by page', async () => {
    const batch = batchForTests(Array.from({ length: COUNT }, (_, i) => ({ value: `${i}` })));
    const first = BigInt(await produceBatch(bombs, batch));
    const risen = await rise(async () => {
      const page = await read(bombs, { start: 'offset', offsets: `${first + 129_600n}` });
      expect(page.rows.map(told)).toEqual(Array.from({ length: 400 }, (_, i) => `${129_600 + i}`));
      const begin = await read(bombs, { start: 'offset', offsets: `${first}` });
      expect([begin.rows.length, begin.stoppedBecause, told(begin.rows[499]!)]).toEqual([500, 'limit', '499']);
      expect((await read(bombs, { cursor: begin.next! })).rows.map(told)[0]).toBe('500');
    });
    expect(risen).toBeLessThan(MOST_RSS);
  });

  test('a large value is cut in the list and whole as a download, for all who ask at once', async () => {
    await said(large, 'before');
    await produceBatch(large, batchForTests([{ value: largeValue }]));
    await said(large, 'after');
    const risen = await rise(async () => {
      const all = await Promise.all(Array.from({ length: AT_ONCE }, () => readAll(large)));
      for (const rows of all) {
        expect([rows.length, told(rows[0]!), told(rows[2]!)]).toEqual([3, 'before', 'after']);
        expect(rows[1]).toMatchObject({ value: { size: largeValue.length, truncated: true } });
      }
      const { body } = await getMessageBytes(lab.ctx, large, 0, 1n, { part: 'value', header: 0 });
      expect(largeValue.equals(body)).toBe(true);
    });
    expect(risen).toBeLessThan(MOST_RSS);
  });
});
