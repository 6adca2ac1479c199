import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTopic, deleteTopics, uniqueName } from '@/lab/topics.mjs';
import { applyChange, planChange, undoChange } from '@/lib/changes/changes';
import { Change, type ConfigStep } from '@/lib/contract/changes';
import { db } from '@/lib/db/client';
import { tempDatabase } from '@/lib/db/temp-database';
import { describeTopicConfigs } from '@/lib/kafka/cluster/configs';
import { labContext } from '@/lib/kafka/context-for-tests';

tempDatabase();
const lab = labContext();
const topic = uniqueName('changes-configs');
const week = '604800000';
const day = '86400000';

beforeAll(
  async () =>
    void (await createTopic(topic, { partitions: 2, replicationFactor: 3, configs: { 'retention.ms': week } })),
);
afterAll(async () => void (await deleteTopics(topic)));

type Configs = { name: string; value: string | null }[];
const plan = (...configs: Configs) => planChange(lab.ctx, { kind: 'topic-configs', topic, configs });
const apply = async (...configs: Configs) => applyChange(lab.ctx, (await plan(...configs)).id);
const steps = (change: Change) => change.plan.steps as ConfigStep[];

async function now(name: string) {
  const fact = (await describeTopicConfigs(lab.ctx.kafka, topic)).find((one) => one.name === name);
  return [fact?.value, fact?.source];
}

describe('the plan of a config change', () => {
  it('shows before and after with where each comes from, and changes nothing', async () => {
    const change = Change.parse(
      await plan({ name: 'retention.ms', value: day }, { name: 'max.message.bytes', value: '2000000' }),
    );
    expect(steps(change)).toMatchObject([
      { name: 'retention.ms', before: week, beforeSource: 'topic', after: day, afterSource: 'topic', refused: false },
      { name: 'max.message.bytes', before: '1048588', beforeSource: 'default', after: '2000000', afterSource: 'topic' },
    ]);
    expect(change.plan.command).toMatch(
      /^kafka-configs\.sh .* --add-config retention\.ms=86400000,max\.message\.bytes=2000000$/,
    );
    expect(await now('retention.ms')).toEqual([week, 'topic']);
  });

  it('says what a shorter retention costs, and that it is for good', async () => {
    const shorter = await plan({ name: 'retention.ms', value: day });
    expect(shorter.plan.weight).toBe('loses data');
    expect(shorter.plan.impact[0]).toBe('Messages older than 1 day will be removed for good; until now it was 7 days.');
    const longer = await plan({ name: 'retention.ms', value: '-1' });
    expect(longer.plan).toMatchObject({ weight: 'reversible', impact: [] });
  });

  it('shows the value that holds once the own one is gone', async () => {
    const change = await plan({ name: 'retention.ms', value: null });
    expect(steps(change)[0]).toMatchObject({
      before: week,
      beforeSource: 'topic',
      after: week,
      afterSource: 'default',
    });
  });

  it("carries the broker's own refusal, for the config that it is about", async () => {
    const change = await plan(
      { name: 'retention.ms', value: 'soon' },
      { name: 'segment.ms', value: day },
      { name: 'no.such', value: '1' },
    );
    expect(steps(change).map((step) => [step.name, step.refused])).toEqual([
      ['retention.ms', true],
      ['segment.ms', false],
      ['no.such', true],
    ]);
    expect(steps(change)[0]?.note).toContain('retention.ms');
    await expect(applyChange(lab.ctx, change.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await now('segment.ms')).toEqual([week, 'default']);
  });

  it('refuses more in-sync replicas than there are replicas', async () => {
    const change = await plan({ name: 'min.insync.replicas', value: '4' });
    expect(steps(change)[0]).toMatchObject({ refused: true });
  });

  it('is blocked when there is nothing to change', async () => {
    expect((await plan({ name: 'retention.ms', value: week })).plan.blocked).toHaveLength(1);
    expect((await plan({ name: 'segment.ms', value: null })).plan.blocked).toHaveLength(1);
  });
});

describe('a config change', () => {
  it('holds at the brokers, leaves the other configs alone, and is taken back', async () => {
    const done = Change.parse(await apply({ name: 'retention.ms', value: day }));
    expect(done).toMatchObject({ status: 'succeeded', results: [{ ok: true, observed: `${day} (topic)` }] });
    expect(await now('retention.ms')).toEqual([day, 'topic']);

    const back = await undoChange(lab.ctx, done.id);
    expect(steps(back)[0]).toMatchObject({ before: day, after: week });
    expect(await applyChange(lab.ctx, back.id)).toMatchObject({ status: 'succeeded' });
    expect(await now('retention.ms')).toEqual([week, 'topic']);
  });

  it('that set a first value is taken back by removing it', async () => {
    const done = await apply({ name: 'segment.ms', value: day });
    const back = await undoChange(lab.ctx, done.id);
    expect(back.plan.request).toMatchObject({ configs: [{ name: 'segment.ms', value: null }] });
    expect(await applyChange(lab.ctx, back.id)).toMatchObject({ status: 'succeeded' });
    expect(await now('segment.ms')).toEqual([week, 'default']);
  });

  it('is refused when somebody else has changed the config since', async () => {
    const mine = await plan({ name: 'flush.messages', value: '5' });
    await apply({ name: 'flush.messages', value: '7' });
    await expect(applyChange(lab.ctx, mine.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await now('flush.messages')).toEqual(['7', 'topic']);
  });

  it('is not sent when its audit row cannot be written', async () => {
    const { id } = await plan({ name: 'flush.ms', value: '5000' });
    const { $executeRawUnsafe: run } = await db();
    const client = await db();
    await run.call(client, 'ALTER TABLE "AuditEvent" RENAME TO "AuditEventAway"');
    try {
      await expect(applyChange(lab.ctx, id)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    } finally {
      await run.call(client, 'ALTER TABLE "AuditEventAway" RENAME TO "AuditEvent"');
    }
    expect((await now('flush.ms'))[1]).toBe('default');
    expect((await applyChange(lab.ctx, id)).status).toBe('failed');
  });
});
