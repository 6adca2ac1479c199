import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  commitOffsets,
  createTopic,
  deleteGroups,
  deleteTopics,
  joinGroup,
  produce,
  uniqueName,
} from '@/lab/topics.mjs';
import { applyChange, getChange, listChanges, planChange, undoChange } from '@/lib/changes/changes';
import { Change, ChangeList, type OffsetStep, type ResetTarget } from '@/lib/contract/changes';
import { db } from '@/lib/db/client';
import { tempDatabase } from '@/lib/db/temp-database';
import { fetchCommits } from '@/lib/kafka/cluster/groups';
import { labContext } from '@/lib/kafka/context-for-tests';

tempDatabase();
const lab = labContext();
const topic = uniqueName('changes-reset');
const groups: string[] = [];
const longAgo = '1000';

beforeAll(async () => {
  await createTopic(topic, { partitions: 3, replicationFactor: 3 });
  await produce(
    topic,
    [0, 1].flatMap((partition) =>
      Array.from({ length: 10 }, (_, i) => ({
        partition,
        value: `${i}`,
        timestamp: `${1_700_000_000_000 + i * 1000}`,
      })),
    ),
  );
});
afterAll(async () => {
  await deleteGroups(...groups);
  await deleteTopics(topic);
});

/** A group of its own that stands at 4 in partition 0 and nowhere else. */
async function newGroup(): Promise<string> {
  const groupId = uniqueName('changes reset/é');
  await commitOffsets(groupId, topic, [{ partition: 0, offset: '4' }]);
  groups.push(groupId);
  return groupId;
}

function plan(groupId: string, target: ResetTarget, partitions: number[] | null = null): Promise<Change> {
  return planChange(lab.ctx, { kind: 'reset-offsets', groupId, topics: [{ topic, partitions }], target });
}

const steps = (change: Change) => change.plan.steps as OffsetStep[];
const afters = (change: Change) => steps(change).map((step) => step.after);
const committed = async (groupId: string) =>
  (await fetchCommits(lab.ctx.kafka, groupId)).map((one) => [one.partition, one.offset]).sort();

describe('the plan of a reset', () => {
  it('shows now, then, change and the lag that results, and moves nothing', async () => {
    const groupId = await newGroup();
    const change = Change.parse(await plan(groupId, { to: 'earliest' }));
    expect(change).toMatchObject({ status: 'planned', resourceType: 'consumer-group', resourceName: groupId });
    expect(steps(change)).toMatchObject([
      { partition: 0, before: '4', after: '0', change: '-4', lagAfter: '10', start: '0', end: '10', refused: false },
      { partition: 1, before: null, after: '0', change: null, lagAfter: '10', refused: false },
      { partition: 2, before: null, after: '0', change: null, lagAfter: '0', refused: false },
    ]);
    expect(change.plan.blocked).toEqual([]);
    expect(change.plan.impact[0]).toBe('4 messages will be read again.');
    expect(change.plan.command).toContain(
      `--group '${groupId}' --reset-offsets --topic ${topic} --to-earliest --execute`,
    );
    expect(await committed(groupId)).toEqual([[0, 4n]]);
  });

  it('goes to the end, to an offset, by a number of messages and to a time', async () => {
    const groupId = await newGroup();
    expect(afters(await plan(groupId, { to: 'latest' }))).toEqual(['10', '10', '0']);
    expect(afters(await plan(groupId, { to: 'offset', offset: '7' }, [0, 1]))).toEqual(['7', '7']);
    expect(afters(await plan(groupId, { to: 'shift', by: '-3' }, [0]))).toEqual(['1']);
    const atTime = await plan(groupId, { to: 'timestamp', timestamp: '1700000003500' });
    expect(afters(atTime)).toEqual(['4', '4', '0']);
    expect(steps(atTime)[2]?.note).toBe('No message that late: this goes to the end.');
    expect(afters(await plan(groupId, { to: 'timestamp', timestamp: longAgo }))).toEqual(['0', '0', '0']);
  });

  it('never clamps: what is out of range is refused and says why', async () => {
    const groupId = await newGroup();
    const beyond = await plan(groupId, { to: 'offset', offset: '11' });
    expect(steps(beyond).map((step) => [step.refused, step.after])).toEqual([
      [true, null],
      [true, null],
      [true, null],
    ]);
    expect(steps(beyond)[0]?.note).toBe('11 is out of range: this partition holds 0 to 10.');
    expect(beyond.plan.blocked).toEqual(['3 partitions of 3 cannot go there: the notes say why.']);
    await expect(applyChange(lab.ctx, beyond.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });

    const shifted = await plan(groupId, { to: 'shift', by: '-5' });
    expect(steps(shifted).map((step) => step.refused)).toEqual([true, true, true]);
    expect(steps(shifted)[1]?.note).toContain('Nothing is committed here');
    expect(await committed(groupId)).toEqual([[0, 4n]]);
  });

  it('is about groups, topics and partitions that exist', async () => {
    const groupId = await newGroup();
    await expect(plan(groupId, { to: 'latest' }, [3])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(plan(uniqueName('changes-nobody'), { to: 'latest' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const missing = [{ topic: uniqueName('changes-missing'), partitions: null }];
    const request = { kind: 'reset-offsets', groupId, topics: missing, target: { to: 'latest' } } as const;
    await expect(planChange(lab.ctx, request)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a reset', () => {
  it('moves the group, shows what the cluster then says, and leaves an audit row', async () => {
    const groupId = await newGroup();
    const { id } = await plan(groupId, { to: 'offset', offset: '2' }, [0, 1]);
    const done = Change.parse(await applyChange(lab.ctx, id));
    expect(done).toMatchObject({ status: 'succeeded', error: null, undoBlocked: null });
    expect(done.results).toEqual([
      { ok: true, observed: '2', error: null },
      { ok: true, observed: '2', error: null },
    ]);
    expect(await committed(groupId)).toEqual([
      [0, 2n],
      [1, 2n],
    ]);
    const audit = await (await db()).auditEvent.findMany({ where: { changeId: id } });
    expect(audit).toMatchObject([{ outcome: 'succeeded', action: 'change.reset-offsets', resourceName: groupId }]);
  });

  it('is carried out once, however often it is asked for', async () => {
    const groupId = await newGroup();
    const { id } = await plan(groupId, { to: 'shift', by: '-1' }, [0]);
    const [first, second] = await Promise.all([applyChange(lab.ctx, id), applyChange(lab.ctx, id)]);
    expect([first?.status, second?.status].sort()).toContain('succeeded');
    expect((await applyChange(lab.ctx, id)).status).toBe('succeeded');
    expect(await committed(groupId)).toEqual([[0, 3n]]);
    expect(await (await db()).auditEvent.count({ where: { changeId: id } })).toBe(1);
  });

  it('is taken back to where it was, and where nothing was committed the commit goes', async () => {
    const groupId = await newGroup();
    const { id } = await plan(groupId, { to: 'latest' });
    await applyChange(lab.ctx, id);
    expect(await committed(groupId)).toHaveLength(3);

    const back = Change.parse(await undoChange(lab.ctx, id));
    expect(back).toMatchObject({ status: 'planned', undoOf: id });
    expect(steps(back).map((step) => [step.before, step.after])).toEqual([
      ['10', '4'],
      ['10', null],
      ['0', null],
    ]);
    expect((await applyChange(lab.ctx, back.id)).status).toBe('succeeded');
    expect(await committed(groupId)).toEqual([[0, 4n]]);
    const taken = await getChange(lab.ctx, id);
    expect(taken).toMatchObject({ undoneBy: back.id, undoBlocked: 'It was taken back already.' });
    await expect(undoChange(lab.ctx, id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('is refused when the group has moved since, with a new plan', async () => {
    const groupId = await newGroup();
    const { id } = await plan(groupId, { to: 'earliest' }, [0]);
    await commitOffsets(groupId, topic, [{ partition: 0, offset: '6' }]);
    const conflict: { code: string; details: { change: Change } } = await applyChange(lab.ctx, id).then(
      () => expect.unreachable('it was applied'),
      (error) => error,
    );
    expect(conflict.code).toBe('CONFLICT');
    expect(steps(conflict.details.change)[0]).toMatchObject({ before: '6', after: '0' });
    expect(await committed(groupId)).toEqual([[0, 6n]]);
    expect((await applyChange(lab.ctx, conflict.details.change.id)).status).toBe('succeeded');
  });

  it('to the end is not refused because the end has grown', async () => {
    const growing = await createTopic(uniqueName('changes-growing'), { replicationFactor: 1 });
    const groupId = uniqueName('changes-growing');
    groups.push(groupId);
    await commitOffsets(groupId, growing, [{ partition: 0, offset: '0' }]);
    await produce(growing, [{ value: 'a' }]);
    const topics = [{ topic: growing, partitions: null }];
    const { id } = await planChange(lab.ctx, { kind: 'reset-offsets', groupId, topics, target: { to: 'latest' } });
    await produce(growing, [{ value: 'b' }]);
    expect(await applyChange(lab.ctx, id)).toMatchObject({ status: 'succeeded' });
    expect(await committed(groupId)).toEqual([[0, 1n]]);
    await deleteTopics(growing);
  });

  it('is refused with the members named while the group is active', async () => {
    const groupId = await newGroup();
    const { leave } = await joinGroup(groupId, [topic], { autoCommit: false });
    let planned: Change;
    try {
      planned = await plan(groupId, { to: 'earliest' });
      expect(planned.plan.members).toMatchObject([{ clientId: 'lab' }]);
      expect(planned.plan.blocked[0]).toContain('1 member (lab on ');
      const refused = { code: 'WRONG_STATE', details: { members: [{ clientId: 'lab' }] } };
      await expect(applyChange(lab.ctx, planned.id)).rejects.toMatchObject(refused);
    } finally {
      await leave();
    }
    await expect(applyChange(lab.ctx, planned.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await committed(groupId)).toEqual([[0, 4n]]);
  });
});

describe('the list of changes', () => {
  it('holds what was applied to a group, newest first, and no plans', async () => {
    const groupId = await newGroup();
    const first = await plan(groupId, { to: 'earliest' }, [0]);
    await applyChange(lab.ctx, first.id);
    const second = await plan(groupId, { to: 'latest' }, [0]);
    await applyChange(lab.ctx, second.id);
    await plan(groupId, { to: 'earliest' }, [0]);
    const of = { resourceType: 'consumer-group', resourceName: groupId };
    const { items } = ChangeList.parse(await listChanges(lab.ctx, of));
    expect(items.map((row) => [row.id, row.status, row.steps])).toEqual([
      [second.id, 'succeeded', 1],
      [first.id, 'succeeded', 1],
    ]);
    await expect(getChange(lab.ctx, 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets a plan expire', async () => {
    const groupId = await newGroup();
    const { id } = await plan(groupId, { to: 'earliest' }, [0]);
    const plannedAt = new Date(Date.now() - 16 * 60_000);
    await (await db()).change.update({ where: { id }, data: { plannedAt } });
    expect((await getChange(lab.ctx, id)).status).toBe('expired');
    await expect(applyChange(lab.ctx, id)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await committed(groupId)).toEqual([[0, 4n]]);
  });
});
