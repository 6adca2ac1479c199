import 'server-only';

import { db } from '@/lib/db/client';
import { type AuditOutcome, Prisma } from '@/lib/db/generated/sqlite/client';

/** Who did it, from where. A cluster's context and a visitor both hold these. */
type Who = {
  actor: { id: string; username: string; sessionId: string; ip: string | null } | null;
  requestId: string | null;
  cluster?: { id: string; name: string } | null;
};

export type AuditStart = Who & {
  /** "change.apply", "cluster.delete", "session.create" */
  action: string;
  resourceType: string;
  resourceName: string;
  /** Without secrets. */
  params?: unknown;
  before?: unknown;
  changeId?: string;
};

export type AuditEnd = {
  outcome: Exclude<AuditOutcome, 'started'>;
  after?: unknown;
  error?: string | null;
};

const json = (value: unknown) => (value === undefined ? Prisma.DbNull : (value as Prisma.InputJsonValue));

/** Writes the row before the act. When it cannot be written this throws, and the act must not happen. */
export async function startAudit(event: AuditStart): Promise<string> {
  const { actor, cluster, requestId, action, resourceType, resourceName, changeId } = event;
  const row = await (await db()).auditEvent.create({
    data: {
      ...{ action, resourceType, resourceName, requestId, changeId: changeId ?? null },
      ...{ actorId: actor?.id ?? null, actorName: actor?.username ?? null },
      ...{ sessionId: actor?.sessionId ?? null, ip: actor?.ip ?? null },
      ...{ clusterId: cluster?.id ?? null, clusterName: cluster?.name ?? null },
      ...{ params: json(event.params), before: json(event.before) },
    },
  });
  return row.id;
}

export async function finishAudit(id: string, { outcome, after, error }: AuditEnd): Promise<void> {
  const { auditEvent } = await db();
  const started = await auditEvent.findUniqueOrThrow({ where: { id }, select: { at: true } });
  const durationMs = Math.max(0, Date.now() - started.at.getTime());
  await auditEvent.update({ where: { id }, data: { outcome, durationMs, error: error ?? null, after: json(after) } });
}

/** Does `act` between the row's two states. What `act` answers is kept as `after`, unless `after` picks from it. */
export async function audited<T>(event: AuditStart, act: () => Promise<T>, after?: (result: T) => unknown): Promise<T> {
  const id = await startAudit(event);
  let result: T;
  try {
    result = await act();
  } catch (error) {
    await finishAudit(id, { outcome: 'failed', error: error instanceof Error ? error.message : 'unknown' });
    throw error;
  }
  await finishAudit(id, { outcome: 'succeeded', after: after ? after(result) : result });
  return result;
}
