import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { createTopic, deleteTopics, uniqueName } from '@/lab/topics.mjs';
import { applyChange, planChange } from '@/lib/changes/changes';
import { tempDatabase } from '@/lib/db/temp-database';
import { describeTopicConfigs } from '@/lib/kafka/cluster/configs';
import { faultLab } from '@/lib/kafka/cluster/fault-lab-for-tests';
import { labCluster } from '@/lib/kafka/cluster/lab-cluster-for-tests';
import { describeQuorum } from '@/lib/kafka/cluster/quorum';
import { labContext } from '@/lib/kafka/context-for-tests';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import { IncrementalAlterConfigs } from '@/lib/kafka/protocol/messages';

vi.setConfig({ testTimeout: 120_000 });
const patiently = { timeout: 60_000, interval: 250 };
const topic = uniqueName('changes-faults');

tempDatabase();
const faults = faultLab();
const place = labContext(() => faults.bootstrapServers);

beforeAll(async () => void (await createTopic(topic, { replicas: [[1, 2, 3]] })), 60_000);
afterAll(async () => {
  await faults.heal();
  await deleteTopics(topic);
}, 60_000);

const plan = (retentionMs: number) => {
  const configs = [{ name: 'retention.ms', value: `${retentionMs}` }];
  return planChange(place.ctx, { kind: 'topic-configs', topic, configs });
};
/** What the cluster says, past the proxies. */
async function retention(): Promise<string | null | undefined> {
  const direct = labCluster({ servers: faults.direct });
  const facts = await describeTopicConfigs(direct, topic).finally(() => direct.close());
  return facts.find(({ name }) => name === 'retention.ms')?.value;
}
const sent = () => faults.proxies.asked(IncrementalAlterConfigs.key);
const forget = () => {
  for (const proxy of faults.proxies.all()) proxy.forget();
};
/** The first answer is to the question whether the plan still holds (validate only). */
const isChange = (nth: number) => nth > 0;
const rewriteChange = (change: (answer: Buffer) => Buffer | null) =>
  faults.proxies.setAll({
    rewrite: (answer, { apiKey }) => (apiKey === IncrementalAlterConfigs.key ? change(answer) : undefined),
  });

test('a change that the wrong controller refused is sent again, and then it is done', async () => {
  const { id } = await plan(1_000_001);
  forget();
  let answers = 0;
  await rewriteChange((answer) => {
    // Behind size, id, tags, throttle time and the length of the list: the code of the one resource.
    if (isChange(answers++) && answers < 4) answer.writeInt16BE(errorCode.NOT_CONTROLLER, 14);
    return answer;
  });
  const done = await applyChange(place.ctx, id);
  expect(done).toMatchObject({ status: 'succeeded', error: null });
  expect(await retention()).toBe('1000001');
  expect(sent()).toBe(4);
});

test('a change whose answer is lost is not sent twice: what the cluster shows then is the outcome', async () => {
  const { id } = await plan(1_000_002);
  forget();
  let answers = 0;
  await rewriteChange((answer) => (isChange(answers++) ? null : answer));
  const done = await applyChange(place.ctx, id);
  expect(done).toMatchObject({ status: 'succeeded', results: [{ ok: true, observed: '1000002 (topic)' }] });
  expect(await retention()).toBe('1000002');
  expect(sent()).toBe(2);
});

test('a change that may or may not have arrived is unknown, and what was seen is said', async () => {
  const { id } = await plan(1_000_003);
  const was = await retention();
  // The proxy answers nothing from the change on: whether the broker has it cannot be told.
  let answers = 0;
  await rewriteChange((answer) => {
    if (!isChange(answers++)) return answer;
    void faults.proxies.setAll({ refuse: true });
    return null;
  });
  const done = await applyChange(place.ctx, id);
  expect(done.status).toBe('unknown');
  expect(done.error).toMatch(/closed the connection|refused the connection/);
  await faults.proxies.setAll();
  expect([was, '1000003']).toContain(await retention());
  // Asked again, it answers with how that went, and sends nothing.
  forget();
  expect((await applyChange(place.ctx, id)).status).toBe('unknown');
  expect(sent()).toBe(0);
});

test('a change during the failover of the controller is done by the next one, or says that it was not', async () => {
  await vi.waitFor(() => place.ctx.kafka.metadata({ maxAgeMs: 0 }), patiently);
  const { leaderId } = await describeQuorum(place.ctx.kafka);
  const { id } = await plan(1_000_004);
  await faults.kill(leaderId!);
  const done = await vi.waitFor(() => applyChange(place.ctx, id), patiently);
  const now = await retention();
  if (done.status === 'succeeded') expect(now).toBe('1000004');
  else if (done.status === 'failed') expect(now).not.toBe('1000004');
  else expect(done.status).toBe('unknown');
  expect(done.error === null).toBe(done.status === 'succeeded');
  // Reads were never in doubt, and the next change is carried out as if nothing had been.
  await vi.waitFor(async () => {
    const next = await plan(1_000_005);
    expect((await applyChange(place.ctx, next.id)).status).toBe('succeeded');
  }, patiently);
  expect(await retention()).toBe('1000005');
  await faults.heal();
  await faults.inSync(topic);
});
