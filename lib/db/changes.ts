import 'server-only';

import type { ChangeStatus } from '@/lib/contract/changes';
import { db } from '@/lib/db/client';
import { type Change, Prisma } from '@/lib/db/generated/sqlite/client';
import { escaped, unescaped } from '@/lib/db/storable';
import { AppError } from '@/lib/errors';

const PAGE = 50;
const DAY_MS = 24 * 3_600_000;

/** A change as it is stored; `plan`, `before` and `result` are lib/changes' own JSON. */
export type ChangeRecord = Change;

export type NewChange = {
  clusterId: string;
  kind: string;
  title: string;
  resourceType: string;
  resourceName: string;
  plan: unknown;
  fingerprint: string;
  before?: unknown;
  undoOf?: string | null;
  actor: { id: string; username: string };
};

const json = (value: unknown) => (value === undefined ? Prisma.DbNull : (escaped(value) as Prisma.InputJsonValue));

export async function insertChange({ actor, plan, before, undoOf, ...change }: NewChange): Promise<ChangeRecord> {
  const words = escaped({ ...change, undoOf: undoOf ?? null, actorId: actor.id, actorName: actor.username });
  const data = { ...words, plan: json(plan) as Prisma.InputJsonValue, before: json(before) };
  return unescaped(await (await db()).change.create({ data }));
}

export async function findChange(clusterId: string, id: string): Promise<ChangeRecord | null> {
  return unescaped(await (await db()).change.findFirst({ where: { id, clusterId } }));
}

export type ChangeFilter = {
  cursor?: string | undefined;
  resourceType?: string | undefined;
  resourceName?: string | undefined;
};

/** Newest first. Plans that nobody applied are left out. */
export async function listChanges(clusterId: string, { cursor, resourceType, resourceName }: ChangeFilter = {}) {
  const rows = await (await db()).change.findMany({
    where: {
      clusterId,
      status: { notIn: ['planned', 'expired'] },
      ...(resourceType !== undefined && { resourceType }),
      ...(resourceName !== undefined && { resourceName: escaped(resourceName) }),
      ...(cursor !== undefined && after(cursor)),
    },
    orderBy: [{ plannedAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  });
  const items = unescaped(rows.slice(0, PAGE));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > PAGE && last ? `${last.plannedAt.getTime()}.${last.id}` : null };
}

function after(cursor: string): Prisma.ChangeWhereInput {
  const [, at, id] = /^(\d{1,15})\.(\w{1,64})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new AppError('BAD_INPUT', 'cursor: is not one of ours.');
  const plannedAt = new Date(Number(at));
  return { OR: [{ plannedAt: { lt: plannedAt } }, { plannedAt, id: { lt: id } }] };
}

/** Whoever applies a change says so again well within this time. Clocks of replicas may differ by some seconds. */
const HELD_MS = 20_000;
export const HOLD_EVERY_MS = 4000;

const held = (now = Date.now()) => new Date(now + HELD_MS);

/** Moves a change from one status to another; false when it was not in the first, so only one caller applies it. */
export async function claimChange(id: string, from: ChangeStatus, to: ChangeStatus): Promise<boolean> {
  const data = { status: to, ...(to === 'applying' && { appliedAt: new Date(), heldUntil: held() }) };
  const { count } = await (await db()).change.updateMany({ where: { id, status: from }, data });
  return count === 1;
}

/** Says that a change is still being applied. */
export async function holdChange(id: string): Promise<void> {
  await (await db()).change.updateMany({ where: { id, status: 'applying' }, data: { heldUntil: held() } });
}

/** What undo needs, written before the cluster is touched. */
export async function keepBefore(id: string, before: unknown): Promise<void> {
  await (await db()).change.update({ where: { id }, data: { before: json(before) } });
}

type Finish = { status: ChangeStatus; result?: unknown; error?: string | null };

/** False when another has taken it over in the meantime, and said how it ended. */
export async function finishChange(id: string, { status, result, error }: Finish): Promise<boolean> {
  const data = { status, result: json(result), error: escaped(error ?? null), heldUntil: null, finishedAt: new Date() };
  const { count } = await (await db()).change.updateMany({ where: { id, status: 'applying' }, data });
  return count === 1;
}

/** Notes on a change that `undoneBy` took it back. */
export async function markUndone(id: string, undoneBy: string): Promise<void> {
  await (await db()).change.update({ where: { id }, data: { undoneBy } });
}

/** Changes that nobody holds any more, for whoever applied them was ended. Of several who ask, each is given to one. */
export async function takeOverChanges(now = Date.now()): Promise<ChangeRecord[]> {
  const { change } = await db();
  const left = { status: 'applying' as const, OR: [{ heldUntil: null }, { heldUntil: { lt: new Date(now) } }] };
  const taken: ChangeRecord[] = [];
  for (const record of await change.findMany({ where: left })) {
    const { id, heldUntil } = record;
    const { count } = await change.updateMany({ where: { ...left, id, heldUntil }, data: { heldUntil: held(now) } });
    if (count === 1) taken.push(unescaped(record));
  }
  return taken;
}

/** Removes the plans of the day before that nobody applied: they hold no longer, and tell of nothing that happened. */
export async function removeOldPlans(now = Date.now()): Promise<void> {
  const where = { status: { in: ['planned', 'expired'] as ChangeStatus[] }, plannedAt: { lt: new Date(now - DAY_MS) } };
  await (await db()).change.deleteMany({ where });
}
