import { describe, expect, test } from 'vitest';

import { env } from '@/lib/env';
import { verifyAudit } from '@/scripts/audit-verify.mjs';
import { audited, startAudit } from './audit';
import { db } from './client';
import { tempDatabase } from './temp-database';

tempDatabase();

const actor = { id: 'u1', username: 'ada', sessionId: 's1', ip: '::1' };
const event = (resourceName: string, more: object = {}) => ({
  ...{ actor, requestId: 'r', action: 'topic.delete', resourceType: 'topic', resourceName },
  ...more,
});
const act = (name: string, more: object = {}) => audited(event(name, more), async () => ({ gone: name }));
const verify = (kept?: { seq: number; digest: string }) => verifyAudit(env().databaseUrl, kept);

/** What is wrong while `tamper` has been at it; `mend` puts it back. */
async function wrongAfter(tamper: () => Promise<unknown>, mend: () => Promise<unknown>): Promise<string[]> {
  await tamper();
  const { wrong } = await verify();
  await mend();
  expect((await verify()).wrong).toEqual([]);
  return wrong;
}

describe('the chain of the audit trail', () => {
  test('holds over whatever an event may say', async () => {
    await act('plain', { params: { b: 1.5, a: [null, -0, 1e21, 'x'], z: { at: new Date(0) } }, before: 'text' });
    await act('nul \0, half a pair \ud800, \u{1f642}', { params: { '\0': '\udc00' }, before: null });
    await startAudit(event('still at it'));
    await expect(audited(event('fails'), async () => Promise.reject(new Error('broken')))).rejects.toThrow();
    const { wrong, head, adopted } = await verify();
    expect({ wrong, seq: head?.seq, adopted }).toEqual({ wrong: [], seq: 7, adopted: 0 });
  });

  test('holds when many write at once', async () => {
    const { head } = await verify();
    await Promise.all(Array.from({ length: 25 }, (_, i) => act(`at once ${i}`)));
    expect(await verify()).toMatchObject({ wrong: [], head: { seq: head!.seq + 50 } });
  });

  test('holds when replicas write at once, which take no turns', async () => {
    const { head } = await verify();
    const each = Array.from({ length: 12 }, (_, i) => {
      globalThis.__sluiceAuditTurn = undefined;
      return act(`replica ${i}`);
    });
    await Promise.all(each);
    expect(await verify()).toMatchObject({ wrong: [], head: { seq: head!.seq + 24 } });
  });

  test('shows which row was altered, whatever in it', async () => {
    const { auditEvent } = await db();
    const row = await auditEvent.findFirstOrThrow({ where: { resourceName: 'plain' } });
    const changes = [
      ...[{ actorName: 'eve' }, { at: new Date(row.at.getTime() + 1) }, { resourceName: 'other' }, { ip: null }],
      ...[{ params: { b: 1.5 } }, { outcome: 'failed' as const }, { after: { gone: 'nothing' } }, { durationMs: -1 }],
    ];
    for (const data of changes) {
      const where = { id: row.id };
      const back = Object.fromEntries(Object.keys(data).map((key) => [key, row[key as keyof typeof row]]));
      const wrong = await wrongAfter(
        () => auditEvent.update({ where, data }),
        () => auditEvent.update({ where, data: back as object }),
      );
      expect(wrong.length, JSON.stringify(data)).toBeGreaterThan(0);
      for (const sentence of wrong) expect(sentence).toContain(`event ${row.id}`);
    }
  });

  test('shows the end that was made up for an act that never ended', async () => {
    const { auditEvent } = await db();
    const { id } = await auditEvent.findFirstOrThrow({ where: { resourceName: 'still at it' } });
    const set = (outcome: 'started' | 'succeeded') => () => auditEvent.update({ where: { id }, data: { outcome } });
    expect(await wrongAfter(set('succeeded'), set('started'))).toEqual([
      expect.stringMatching(new RegExp(`how event ${id} .* ended`)),
    ]);
  });

  test('shows a row that was removed, with or without its seals', async () => {
    const database = await db();
    const { auditEvent, auditSeal } = database;
    const row = await auditEvent.findFirstOrThrow({ where: { resourceName: 'plain' } });
    const seals = await auditSeal.findMany({ where: { eventId: row.id }, orderBy: { seq: 'asc' } });
    const put = () =>
      auditEvent.create({ data: { ...row, params: row.params!, before: row.before!, after: row.after! } });
    const remove = () => auditEvent.delete({ where: { id: row.id } });
    expect(await wrongAfter(remove, put)).toEqual(
      seals.map(({ seq }) => expect.stringContaining(`Seal ${seq} is of event`)),
    );
    const wrong = await wrongAfter(
      () => database.$transaction([remove(), auditSeal.deleteMany({ where: { eventId: row.id } })]),
      () => database.$transaction([put(), auditSeal.createMany({ data: seals })]),
    );
    expect(wrong).toEqual([expect.stringContaining('missing: removed')]);
  });

  test('shows a row that was slipped in', async () => {
    const { auditEvent } = await db();
    const data = { id: 'slipped', action: 'topic.delete', resourceType: 'topic', resourceName: 'orders' };
    const wrong = await wrongAfter(
      () => auditEvent.create({ data }),
      () => auditEvent.delete({ where: { id: 'slipped' } }),
    );
    expect(wrong).toEqual([expect.stringContaining('Event slipped (topic.delete orders) has no seal')]);
  });

  test('whose end was cut off does not hold against a seal that was kept elsewhere', async () => {
    const database = await db();
    const before = (await verify()).head!;
    await act('will be cut off');
    const kept = (await verify()).head!;
    await act('so will this');
    expect((await verify(kept)).wrong).toEqual([]);
    const rows = { seq: { gt: before.seq } };
    const cut = await database.auditSeal.findMany({ where: rows });
    const events = { id: { in: cut.map(({ eventId }) => eventId) } };
    await database.auditSeal.deleteMany({ where: rows });
    await database.auditEvent.deleteMany({ where: events });
    expect((await verify()).wrong).toEqual([]);
    expect((await verify(kept)).wrong).toEqual([expect.stringContaining('the end was cut off')]);
    await act('after the cut');
    await act('and once more');
    expect((await verify(kept)).wrong).toEqual([expect.stringContaining('is not the one that was kept')]);
  });
});
