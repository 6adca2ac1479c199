import { describe, expect, test } from 'vitest';

import { audited, startAudit } from './audit';
import {
  claimChange,
  findChange,
  finishChange,
  insertChange,
  keepBefore,
  listChanges,
  markUndone,
  removeOldPlans,
  takeOverChanges,
} from './changes';
import { db } from './client';
import { tempDatabase } from './temp-database';

tempDatabase();

const actor = { id: 'u1', username: 'ada', sessionId: 's1', ip: '::1' };
const plan = (clusterId: string, resourceName = 'orders') =>
  insertChange({
    ...{ clusterId, kind: 'topic-configs', title: 'Edit orders', resourceType: 'topic', resourceName },
    ...{ plan: { steps: [] }, fingerprint: 'f', actor },
  });

describe('a change', () => {
  test('is applied by one of several who try at once', async () => {
    const { id } = await plan('claims');
    const claims = await Promise.all([1, 2, 3, 4].map(() => claimChange(id, 'planned', 'applying')));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await finishChange(id, { status: 'succeeded', result: { offset: '9007199254740993' } })).toBe(true);
    expect(await finishChange(id, { status: 'unknown' })).toBe(false);
    expect(await findChange('claims', id)).toMatchObject({
      status: 'succeeded',
      result: { offset: '9007199254740993' },
      finishedAt: expect.any(Date),
    });
    expect(await claimChange(id, 'planned', 'applying')).toBe(false);
  });

  test('keeps every name as it is, for it is acted upon', async () => {
    const name = 'nul \0, its picture \u2400, both \u2400\0 \u24000, \u{1f642}';
    const told = { groupId: name, [name]: [name, null] };
    const words = { kind: 'reset-offsets', title: name, resourceType: 'group', resourceName: name };
    const made = await insertChange({
      ...words,
      clusterId: 'names',
      plan: told,
      before: told,
      fingerprint: 'f',
      actor,
    });
    expect(made).toMatchObject({ ...words, plan: told, before: told });
    await keepBefore(made.id, [told]);
    await claimChange(made.id, 'planned', 'applying');
    const [left] = await takeOverChanges(Date.now() + 3_600_000);
    expect(left).toMatchObject({ ...words, plan: told, before: [told] });
    await finishChange(made.id, { status: 'failed', result: [told], error: name });
    const done = { ...words, plan: told, before: [told], result: [told], error: name };
    expect(await findChange('names', made.id)).toMatchObject(done);
    expect((await listChanges('names', { resourceName: name })).items).toMatchObject([done]);
  });

  test('is found in its own cluster only', async () => {
    const { id } = await plan('mine');
    expect(await findChange('mine', id)).toMatchObject({ id, plan: { steps: [] }, actorName: 'ada' });
    expect(await findChange('other', id)).toBeNull();
  });

  test('knows what took it back', async () => {
    const { id } = await plan('undo');
    await markUndone(id, 'later');
    expect(await findChange('undo', id)).toMatchObject({ undoneBy: 'later' });
  });

  test('is listed newest first, page by page, without the plans that nobody applied', async () => {
    await plan('pages');
    for (let i = 0; i < 120; i++) {
      const { id } = await plan('pages', `topic-${i % 2}`);
      await claimChange(id, 'planned', 'applying');
      await finishChange(id, { status: 'succeeded' });
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listChanges>> = await listChanges('pages', cursor ? { cursor } : {});
      seen.push(...page.items.map((each) => each.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(120);
    expect(seen).toHaveLength(120);
    expect((await listChanges('pages', { resourceName: 'topic-1', resourceType: 'topic' })).items).toHaveLength(50);
    await expect(listChanges('pages', { cursor: '{"$ne":1}' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('that nobody holds any more is given to one of several who would end it, one that is held to none', async () => {
    const [left, runs] = [await plan('left'), await plan('left')];
    for (const { id } of [left, runs]) await claimChange(id, 'planned', 'applying');
    expect(await takeOverChanges()).toEqual([]);
    const later = Date.now() + 60_000;
    await (await db()).change.update({ where: { id: runs.id }, data: { heldUntil: new Date(later + 1) } });
    const taken = await Promise.all([1, 2, 3].map(() => takeOverChanges(later)));
    expect(taken.flat().map(({ id }) => id)).toEqual([left.id]);
    expect(await takeOverChanges(later)).toEqual([]);
    // Whoever took it over may have been ended as well.
    expect((await takeOverChanges(later + 60_000)).map(({ id }) => id).sort()).toEqual([left.id, runs.id].sort());
    for (const { id } of [left, runs]) expect(await finishChange(id, { status: 'unknown' })).toBe(true);
  });

  test('that was only planned is removed after a day', async () => {
    const [old, fresh, applied] = [await plan('old'), await plan('old'), await plan('old')];
    await (await db()).change.updateMany({
      where: { id: { in: [old.id, applied.id] } },
      data: { plannedAt: new Date(Date.now() - 25 * 3_600_000) },
    });
    await claimChange(applied.id, 'planned', 'applying');
    await finishChange(applied.id, { status: 'failed' });
    await removeOldPlans();
    expect(await findChange('old', old.id)).toBeNull();
    for (const { id } of [fresh, applied]) expect(await findChange('old', id)).not.toBeNull();
  });
});

describe('the audit trail', () => {
  const event = { actor, requestId: 'r', action: 'topic.delete', resourceType: 'topic', resourceName: 'orders' };
  const find = async (resourceName: string) => (await db()).auditEvent.findFirstOrThrow({ where: { resourceName } });

  test('has its row before the act, and the end of it after', async () => {
    const during = await audited(
      { ...event, resourceName: 'a', params: { n: 1 } },
      () => find('a'),
      () => ({ gone: true }),
    );
    expect(during).toMatchObject({ outcome: 'started', params: { n: 1 }, actorName: 'ada', ip: '::1' });
    expect(await find('a')).toMatchObject({
      outcome: 'succeeded',
      after: { gone: true },
      durationMs: expect.any(Number),
    });
  });

  test('keeps how an act failed', async () => {
    await expect(
      audited({ ...event, resourceName: 'b' }, async () => Promise.reject(new Error('broken'))),
    ).rejects.toThrow();
    expect(await find('b')).toMatchObject({ outcome: 'failed', error: 'broken' });
  });

  test('that cannot be written keeps the act from happening', async () => {
    let happened = false;
    const act = async () => {
      happened = true;
    };
    const unwritable = { ...event, action: null as never };
    await expect(audited(unwritable, act)).rejects.toThrow();
    await expect(startAudit(unwritable)).rejects.toThrow();
    expect(happened).toBe(false);
  });
});
