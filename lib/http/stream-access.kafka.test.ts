import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { bootstrapServers, createTopic, deleteTopics, produce, uniqueName } from '@/lab/topics.mjs';
import { MessagesQuery, TopicMessagesParams } from '@/lib/contract/messages';
import { createCluster } from '@/lib/db/clusters';
import { tempDatabase } from '@/lib/db/temp-database';
import { createUser, updateUser } from '@/lib/db/users';
import { closeAll, setEgressPolicy } from '@/lib/kafka/cluster/pool';
import { listMessages } from '@/lib/kafka/messages';
import { clusterStream } from './cluster-route';
import { signedIn } from './handlers-for-tests';

tempDatabase();

const topic = uniqueName('stream-access');
const Event = z.object({ values: z.array(z.string()) });

/** A tail: what a topic gets, as it comes. */
const tail = clusterStream(
  { access: 'message.read', params: TopicMessagesParams, event: Event },
  async function* ({ ctx, params }) {
    let cursor: string | undefined;
    for (;;) {
      const query = MessagesQuery.parse({ start: 'oldest', ...(cursor !== undefined && { cursor }) });
      const { rows, next } = await listMessages(ctx, params.topic, query);
      const values = rows.flatMap((row) => (row.kind === 'record' && row.value.text !== null ? [row.value.text] : []));
      if (values.length > 0) yield { values };
      cursor = next ?? cursor;
      await sleep(200, undefined, { signal: ctx.signal });
    }
  },
);

beforeAll(async () => {
  setEgressPolicy({ allowLoopback: true });
  await createTopic(topic);
});
afterAll(async () => {
  closeAll();
  await deleteTopics(topic);
});

test('a tail of a real topic ends within seconds of the role on its cluster being taken away', async () => {
  const security = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
  const shape = { name: 'lab', colour: 'grey', environment: 'production', readOnly: false, security } as const;
  const cluster = await createCluster({ ...shape, bootstrapServers: bootstrapServers() }, { createdById: null });
  const roles = [{ clusterId: cluster.id, role: 'operator' as const }];
  const userId = await createUser({ username: 'bob', name: null, isAdmin: false, defaultRole: null, roles });
  const cookie = await signedIn(userId);
  const open = async (as: string) => {
    const request = new Request('http://localhost/api/tail', { headers: { host: 'localhost', cookie: as } });
    return tail(request, { params: Promise.resolve({ clusterId: cluster.id, topic }) });
  };

  const reader = (await open(cookie)).body!.pipeThrough(new TextDecoderStream()).getReader();
  const lines: string[] = [];
  const readUntil = async (found: (line: string) => boolean) => {
    while (!lines.some(found)) {
      const { done, value } = await reader.read();
      if (done) throw new Error(`ended after ${lines.join('')}`);
      lines.push(value);
    }
  };
  await produce(topic, [{ value: 'first' }]);
  await readUntil((line) => line.includes('first'));
  await updateUser(userId, { roles: [{ clusterId: cluster.id, role: 'viewer' }] });
  await readUntil((line) => line.includes('SESSION_ENDED'));
  expect(JSON.parse(lines.at(-1)!).error).toMatchObject({
    code: 'SESSION_ENDED',
    message: 'Reading messages on lab, which is production, needs the role operator; yours is viewer.',
  });
  expect((await reader.read()).done).toBe(true);

  await produce(topic, [{ value: 'second' }]);
  const again = await open(cookie);
  expect(again.status).toBe(403);
  expect(await again.text()).not.toContain('second');
});
