import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { bootstrapServers, createTopic, deleteTopics, uniqueName } from '@/lab/topics.mjs';
import { Connection } from './connection';
import { ConnectionError } from './errors';
import { ApiVersions, Fetch, ListOffsets, Metadata } from './messages';
import { Reader } from './reader';
import { openTcp, secure } from './socket';

const port = Number(bootstrapServers().split(',')[0]!.split(':')[1]);
const target = { host: '127.0.0.1', port, ips: ['127.0.0.1'], tls: null, sasl: null };
const noMaterial = { ca: null, certificate: null, key: null, passphrase: null };

const soon = (ms = 3_000) => performance.now() + ms;
const noTopics = { topics: [], allowAutoTopicCreation: false };
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof ConnectionError ? error.reason : error),
  );

const open: Connection[] = [];
const servers: Server[] = [];

async function connected(...args: Parameters<typeof Connection.open>): Promise<Connection> {
  const connection = await Connection.open(...args);
  open.push(connection);
  return connection;
}

/** Something that listens and is no broker: not a stand-in for Kafka. Answers with its port. */
async function listening(onConnection: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    onConnection(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
  for (const server of servers.splice(0)) server.close();
});

describe('a connection to a broker', () => {
  test('learns what the broker offers and picks the highest version both know', async () => {
    const connection = await connected(target);
    expect(connection.version(Metadata)).toBe(Metadata.maxVersion);
    expect(connection.version(Metadata, 5)).toBe(5);
    expect(connection.version({ ...Metadata, key: 9_999 })).toBeNull();
    expect(connection.version({ ...Metadata, minVersion: 99, maxVersion: 120 })).toBeNull();
  });

  test('answers many requests on the wire at once, each with its own', async () => {
    const connection = await connected(target);
    const versions = Array.from({ length: 200 }, (_, i) => 4 + (i % (Metadata.maxVersion - 3)));
    const asked = versions.map((version) => connection.ask(Metadata, version, noTopics, { deadline: soon() }));
    expect(connection.pending).toBe(200);
    for (const answer of await Promise.all(asked)) expect(answer.brokers.length).toBeGreaterThan(0);
    expect(connection.pending).toBe(0);
  });

  test('goes on when an asker leaves, and when one runs out of time', async () => {
    const topic = await createTopic(uniqueName('connection'), { replicas: [[1]] });
    try {
      const connection = await connected(target);
      // Holds the head for half a second: there is nothing to fetch.
      const waiting = {
        maxWaitMs: 500,
        minBytes: 1,
        topics: [{ topic, partitions: [{ partition: 0, fetchOffset: 0n, partitionMaxBytes: 1 }] }],
      };
      const leaving = new AbortController();
      const left = connection.ask(Fetch, 12, waiting, { deadline: soon(), signal: leaving.signal });
      const late = reasonOf(connection.ask(Metadata, 12, noTopics, { deadline: soon(50) }));
      const stays = connection.ask(Metadata, 12, noTopics, { deadline: soon() });
      leaving.abort(new Error('the person left'));
      await expect(left).rejects.toThrow('the person left');
      expect(await late).toBe('timed out');
      expect((await stays).brokers.length).toBeGreaterThan(0);
      expect(connection.why).toBeNull();
    } finally {
      await deleteTopics(topic);
    }
  });

  test('gets the versions of a broker that does not know the one asked for', async () => {
    // A version far beyond: the broker answers in version 0, whatever was asked (KIP-511).
    const socket = await openTcp(['127.0.0.1'], port, { deadline: soon() });
    const answered = new Promise<Buffer>((resolve) => socket.once('data', resolve));
    const request = Buffer.from('0000000b' + '00127fff' + '00000007' + 'ffff00', 'hex');
    socket.write(request);
    const frame = await answered;
    const body = new Reader(frame, 4);
    expect(body.int32()).toBe(7);
    expect(body.int16()).toBe(35);
    socket.destroy();
  });

  test('refuses an answer larger than its limit and names it', async () => {
    expect(await reasonOf(Connection.open({ ...target, frameLimit: 16 }))).toBe('frame too large');
  });

  test('closes when nobody uses it', async () => {
    const over = new Promise<ConnectionError>((resolve) => {
      void connected({ ...target, idleMs: 20 }, undefined, resolve);
    });
    expect((await over).reason).toBe('closed');
  });

  test('lets what it owes come in before it leaves', async () => {
    const connection = await connected(target);
    const answer = connection.ask(ListOffsets, 7, { replicaId: -1, topics: [] }, { deadline: soon() });
    connection.leave();
    expect((await answer).topics).toEqual([]);
    expect(connection.why?.reason).toBe('closed');
    expect(await reasonOf(connection.ask(ApiVersions, 0, {}, { deadline: soon() }))).toBe('closed');
  });

  test('is not opened for a signal that is aborted', async () => {
    await expect(Connection.open(target, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});

describe('what is no broker', () => {
  test('is passed over for another address of the same name', async () => {
    // Nothing listens on these: 127.0.0.2 is loopback, too.
    const connection = await connected({ ...target, ips: ['127.0.0.2', '127.0.0.3', '127.0.0.1'] });
    expect(connection.why).toBeNull();
  });

  test('a closed port is named', async () => {
    const closed = await listening(() => {});
    await new Promise((resolve) => servers.pop()!.close(resolve));
    expect(await reasonOf(Connection.open({ ...target, port: closed }))).toBe('refused');
  });

  test('a web server is named', async () => {
    const web = await listening((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await reasonOf(Connection.open({ ...target, port: web }))).toBe('not Kafka');
  });

  test('a server that expects TLS is named', async () => {
    const tls = await listening((socket) => socket.end(Buffer.from('15030300020250', 'hex')));
    expect(await reasonOf(Connection.open({ ...target, port: tls }))).toBe('TLS expected');
  });

  test('a server that hangs up is named', async () => {
    const rude = await listening((socket) => socket.destroy());
    expect(await reasonOf(Connection.open({ ...target, port: rude }))).toBe('closed');
  });

  test('a server that says nothing costs the time to connect and no more', async () => {
    const silent = await listening(() => {});
    expect(await reasonOf(Connection.open({ ...target, port: silent }))).toBe('timed out');
  });

  test('a plaintext listener that is spoken TLS to is named', async () => {
    expect(await reasonOf(Connection.open({ ...target, tls: noMaterial }))).toBe('not TLS');
  });

  test('a PEM text that is none is our fault and said so', async () => {
    const socket = await openTcp(['127.0.0.1'], port, { deadline: soon() });
    const failed = secure(socket, { ...noMaterial, certificate: 'x', key: 'SECRET-KEY' }, 'h', { deadline: soon() });
    const error = (await failed.catch((thrown: unknown) => thrown)) as ConnectionError;
    expect(error.reason).toBe('unusable certificate');
    expect(error.message).not.toContain('SECRET-KEY');
  });
});
