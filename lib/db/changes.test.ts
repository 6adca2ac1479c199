import { describe, expect, test } from 'vitest';

import { audited, startAudit } from './audit';
import {
  claimChange,
  findChange,
  finishChange,
  insertChange,
  listChanges,
  markUndone,
  settleInterruptedChanges,
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
    const done = await finishChange(id, { status: 'succeeded', result: { offset: '9007199254740993' } });
    expect(done).toMatchObject({
      status: 'succeeded',
      result: { offset: '9007199254740993' },
      finishedAt: expect.any(Date),
    });
    expect(await claimChange(id, 'planned', 'applying')).toBe(false);
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
    for (let i = 0; i < 120; i++)
      await finishChange((await plan('pages', `topic-${i % 2}`)).id, { status: 'succeeded' });
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

  test('that its process left behind ends as unknown, one that runs does not', async () => {
    const [left, runs] = [await plan('left'), await plan('left')];
    for (const { id } of [left, runs]) await claimChange(id, 'planned', 'applying');
    await (await db()).change.update({ where: { id: left.id }, data: { appliedAt: new Date(0) } });
    await settleInterruptedChanges();
    expect((await findChange('left', left.id))?.status).toBe('unknown');
    expect((await findChange('left', runs.id))?.status).toBe('applying');
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
