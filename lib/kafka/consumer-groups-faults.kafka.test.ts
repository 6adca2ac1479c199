import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import type { Asked } from '@/lab/fault-proxy.mjs';
import { commitOffsets, createTopic, deleteGroups, deleteTopics, produce, uniqueName } from '@/lab/topics.mjs';
import { factsOf } from '@/lib/kafka/cluster/facts';
import { faultLab } from '@/lib/kafka/cluster/fault-lab-for-tests';
import { getGroup, listGroups } from '@/lib/kafka/consumer-groups';
import { labContext } from '@/lib/kafka/context-for-tests';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import { DescribeGroups, OffsetFetch } from '@/lib/kafka/protocol/messages';

vi.setConfig({ testTimeout: 120_000 });
const patiently = { timeout: 60_000, interval: 250 };
const topic = uniqueName('groups-faults');
const groupId = uniqueName('groups-faults');
const faults = faultLab();
const place = labContext(() => faults.bootstrapServers);

const group = () => getGroup(place.ctx, groupId);
const listed = async () => (await listGroups(place.ctx)).items.find((row) => row.groupId === groupId);
const lag = { value: '7', atLeast: false };

beforeAll(async () => {
  await createTopic(topic, { replicas: [[1, 2, 3]] });
  await produce(
    topic,
    Array.from({ length: 10 }, (_, i) => ({ value: `${i}` })),
  );
  await commitOffsets(groupId, topic, [{ partition: 0, offset: '3' }]);
}, 60_000);
afterAll(async () => {
  await faults.heal();
  await vi.waitFor(() => deleteGroups(groupId), patiently);
  await deleteTopics(topic);
}, 60_000);

/** Puts an error code where the answers about one group have theirs: DescribeGroups v6, OffsetFetch v8 and up. */
function refusing(code: number, times: number) {
  let left = times;
  return (answer: Buffer, { apiKey, apiVersion }: Asked) => {
    const at = apiKey === DescribeGroups.key ? 14 : apiKey === OffsetFetch.key ? answer.length - 4 : null;
    if (at === null || left === 0) return undefined;
    expect(apiVersion).toBeGreaterThanOrEqual(5);
    left--;
    answer.writeInt16BE(code, at);
    return answer;
  };
}

test.each([
  ['loads', errorCode.COORDINATOR_LOAD_IN_PROGRESS],
  ['is another', errorCode.NOT_COORDINATOR],
])('a coordinator that %s for a moment is asked again, and nobody notices', async (_, code) => {
  await group();
  await faults.proxies.setAll({ rewrite: refusing(code, 4) });
  const detail = await group();
  expect(detail).toMatchObject({ warnings: [], group: { lag } });
  expect(detail.offsets[0]).toMatchObject({ committed: '3', lag: '7' });
});

test('a coordinator that goes on loading is said to be, and the last lag stays with its age', async () => {
  await vi.waitFor(async () => expect((await listed())?.lag).toEqual(lag), patiently);
  await faults.proxies.setAll({ rewrite: refusing(errorCode.COORDINATOR_LOAD_IN_PROGRESS, Number.POSITIVE_INFINITY) });
  for (const proxy of faults.proxies.all()) proxy.forget();
  const began = Date.now();
  const detail = await group();
  const message = `The coordinator of ${groupId} is moving, or still loading what it knows: this is what was known before.`;
  expect(detail.warnings).toEqual([{ source: `group ${groupId}`, code: 'UNAVAILABLE', message }]);
  expect(detail.group.lag).toEqual(lag);
  expect(detail.offsets).toMatchObject([{ committed: '3', lag: '7' }]);
  expect(detail.asOf).toBeLessThan(began);
  expect(faults.proxies.asked(DescribeGroups.key)).toBeGreaterThan(3);
  await faults.proxies.setAll();
  expect((await group()).warnings).toEqual([]);
});

test('a coordinator that dies hands over: until then the last lag stays, and no page fails', async () => {
  await vi.waitFor(async () => expect((await listed())?.lag).toEqual(lag), patiently);
  const { coordinator } = (await listed())!;
  await faults.kill(coordinator!);
  await vi.waitFor(async () => {
    const detail = await group();
    expect(detail.offsets).toMatchObject([{ committed: '3' }]);
    expect((await listed())?.lag).toMatchObject({ value: '7' });
    expect(detail.warnings.map(({ source }) => source)).not.toContain(`group ${groupId}`);
    await factsOf(place.ctx.kafka).refresh('groups');
    expect((await listed())!.coordinator).not.toBe(coordinator);
  }, patiently);
  await faults.heal();
  await faults.inSync(topic);
});
