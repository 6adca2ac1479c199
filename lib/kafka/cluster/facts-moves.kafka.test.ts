import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTopic, deleteTopics, produce, runTool, uniqueName } from '@/lab/topics.mjs';
import { labContext } from '@/lib/kafka/context-for-tests';
import { getTopic, listTopics } from '@/lib/kafka/topics';
import { factsOf } from './facts';

const lab = labContext();
const topic = uniqueName('moves');
const folder = mkdtempSync(path.join(tmpdir(), 'sluice-moves-'));
const plan = path.join(folder, 'plan.json');

const reassign = (...args: string[]) =>
  runTool('org.apache.kafka.tools.reassign.ReassignPartitionsCommand', ['--reassignment-json-file', plan, ...args]);

beforeAll(async () => {
  await createTopic(topic, { replicas: [[1]] });
  // More than a follower fetches at once: a throttle holds back what comes after.
  const value = 'x'.repeat(100_000);
  for (let sent = 0; sent < 10; sent++) {
    await produce(
      topic,
      Array.from({ length: 8 }, () => ({ partition: 0, value })),
    );
  }
  const partitions = [{ topic, partition: 0, replicas: [1, 2] }];
  writeFileSync(plan, JSON.stringify({ version: 1, partitions }));
  // So slow that it is under way for as long as the test looks.
  await reassign('--execute', '--throttle', '100');
});
afterAll(async () => {
  // It takes the throttle back as well.
  await reassign('--cancel');
  await deleteTopics(topic);
  rmSync(folder, { recursive: true });
});

it('a replica that a reassignment adds is moving, and not out of sync', async () => {
  const facts = factsOf(lab.ctx.kafka);
  await facts.ready();
  await facts.refresh('metadata');
  const detail = await getTopic(lab.ctx, topic);
  expect(detail.topic).toMatchObject({ moving: 1, outOfSync: 0, health: 'in sync' });
  expect(detail.partitions[0]).toMatchObject({ replicas: [1, 2], isr: [1], adding: [2] });
  const row = (await listTopics(lab.ctx)).items.find((each) => each.topic === topic);
  expect(row).toMatchObject({ moving: 1, outOfSync: 0 });
});
