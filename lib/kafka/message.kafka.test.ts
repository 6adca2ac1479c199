import { afterAll, describe, expect, test, vi } from 'vitest';
import { createTopic, deleteTopics, produce, produceTransaction, uniqueName } from '@/lab/topics.mjs';
import {
  MessageAnswer,
  MessageDownloadQuery,
  MessageQuery,
  MessagesAnswer,
  MessagesQuery,
} from '@/lib/contract/messages';
import { labCluster } from '@/lib/kafka/cluster/lab-cluster-for-tests';
import type { ClusterContext } from '@/lib/kafka/context';
import { getMessage, getMessageBytes, listMessages } from '@/lib/kafka/messages';

const kafka = labCluster();
const ctx = { kafka, signal: new AbortController().signal } as ClusterContext;
const topics: string[] = [];

async function newTopic(options: Parameters<typeof createTopic>[1] = {}) {
  const topic = await createTopic(uniqueName('message'), options);
  topics.push(topic);
  return topic;
}

const read = async (topic: string, offset: number, query: Record<string, string> = {}) =>
  MessageAnswer.parse(await getMessage(ctx, topic, 0, BigInt(offset), MessageQuery.parse(query)));
const bytes = (topic: string, offset: number, query: Record<string, string> = {}) =>
  getMessageBytes(ctx, topic, 0, BigInt(offset), MessageDownloadQuery.parse(query));

afterAll(async () => {
  kafka.close();
  await deleteTopics(...topics);
});

describe('one message', () => {
  test('has its bytes, headers, batch and neighbours', async () => {
    const topic = await newTopic();
    const value = '{"id":9007199254740993,"id":-0,"big":1e400}';
    const binary = Buffer.from('fe00ff7f', 'hex');
    await produce(topic, [
      { key: 'first', value: 'before' },
      { key: 'k', value, headers: { trace: 'abc', retry: ['1', '2'], raw: binary }, timestamp: '1700000000123' },
      { key: binary, value: null },
      { key: '', value: '' },
      { value: 'null' },
    ]);
    const { message, neighbours } = await read(topic, 1);
    expect(message).toMatchObject({
      kind: 'record',
      offset: '1',
      timestamp: '1700000000123',
      timestampType: 'create',
      key: { format: 'text', text: 'k', bytes: null, size: 1 },
      value: { format: 'json', text: value, bytes: null, size: value.length, truncated: false },
      headers: [
        { name: 'trace', value: { text: 'abc' } },
        { name: 'retry', value: { text: '1' } },
        { name: 'retry', value: { text: '2' } },
        { name: 'raw', value: { format: 'binary', text: 'fe00ff7f', bytes: binary.toString('base64') } },
      ],
      transaction: null,
      batch: { codec: 'none', baseOffset: '0', lastOffset: '4', records: 5, producerId: null },
    });
    expect(neighbours).toEqual({ previous: '0', next: '2' });
    expect((await read(topic, 2)).message).toMatchObject({ key: { format: 'binary' }, value: { format: 'null' } });
    expect((await read(topic, 3)).message).toMatchObject({ key: { format: 'empty' }, value: { format: 'empty' } });
    const last = await read(topic, 4);
    expect(last.message).toMatchObject({ key: { format: 'null' }, value: { format: 'text', text: 'null' } });
    expect(last.neighbours).toEqual({ previous: '3', next: null });

    const list = MessagesAnswer.parse(await listMessages(ctx, topic, MessagesQuery.parse({ start: 'oldest' })));
    expect(list.rows[1]).toMatchObject({ value: { format: 'json', text: value }, headerCount: 4 });
  });

  test('that is large is cut in lists, more so than alone, and whole as a download', async () => {
    const topic = await newTopic({ configs: { 'max.message.bytes': '8000000' } });
    const value = Buffer.alloc(3_000_000, 'é');
    await produce(topic, [{ value, headers: { h: 'x'.repeat(1000) } }]);
    const list = await listMessages(ctx, topic, MessagesQuery.parse({}));
    expect(list.rows[0]).toMatchObject({
      value: { size: 3_000_000, truncated: true },
      headers: [{ value: { truncated: true, size: 1000 } }],
    });
    const sizes = async (query: Record<string, string>) => {
      const { message } = await read(topic, 0, query);
      return message.kind === 'record' && [message.value.truncated, Buffer.byteLength(message.value.text)];
    };
    expect(await sizes({})).toEqual([true, 1 << 20]);
    expect(await sizes({ whole: 'true' })).toEqual([false, 3_000_000]);
    const download = await bytes(topic, 0);
    expect(download.fileName).toBe(`${topic}-0-0-value.bin`);
    expect(value.equals(download.body)).toBe(true);
    expect(Buffer.from((await bytes(topic, 0, { part: 'header', header: '0' })).body).toString()).toMatch(/^x{1000}$/);
    await expect(bytes(topic, 0, { part: 'key' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is read in the format that was asked for, or says why not', async () => {
    const topic = await newTopic();
    await produce(topic, [{ key: Buffer.from('0020000000000001', 'hex'), value: 'five!' }]);
    const { message } = await read(topic, 0, { keyFormat: 'int64', valueFormat: 'int32' });
    expect(message).toMatchObject({
      key: { format: 'int64', text: '9007199254740993', bytes: 'ACAAAAAAAAE=' },
      value: { format: 'text', text: 'five!', problem: 'An int32 has 4 bytes, this has 5.' },
    });
  });

  test('may be a marker or of a transaction, and neighbours step over markers', async () => {
    const topic = await newTopic();
    await produce(topic, [{ value: 'a' }]);
    await produceTransaction(topic, [{ value: 'gone' }], 'abort');
    // The marker is written behind the producer's back.
    await vi.waitFor(() => expect(read(topic, 2)).resolves.toMatchObject({ message: { kind: 'control' } }), {
      timeout: 15_000,
    });
    await produce(topic, [{ value: 'b' }]);
    expect((await read(topic, 1)).message).toMatchObject({ kind: 'record', transaction: 'aborted' });
    expect((await read(topic, 2)).message).toMatchObject({ kind: 'control', marker: 'abort' });
    expect((await read(topic, 1)).neighbours).toEqual({ previous: '0', next: '3' });
    expect((await read(topic, 3)).neighbours).toEqual({ previous: '1', next: null });
  });

  test('that is not there is said to be gone, or not written yet', async () => {
    const topic = await newTopic();
    await produce(topic, [{ value: 'a' }]);
    await expect(read(topic, 1)).rejects.toMatchObject({ code: 'NOT_FOUND', message: /nothing was written/ });
    await expect(getMessage(ctx, topic, 5, 0n, MessageQuery.parse({}))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
