import 'server-only';

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { db, isDuplicate } from '@/lib/db/client';
import { type AuditEvent, type AuditOutcome, Prisma } from '@/lib/db/generated/sqlite/client';
import { storable } from '@/lib/db/storable';
import { log } from '@/lib/log';
import { sealAfter } from '@/scripts/audit-chain.mjs';

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

/** Writes the row before the act. When it cannot be written this throws, and the act must not happen. */
export async function startAudit(event: AuditStart): Promise<string> {
  const { actor, cluster, requestId, action, resourceType, resourceName, changeId } = event;
  // Made here, for the seal covers it: with its key and its time.
  const row = storable({
    ...{ id: randomBytes(12).toString('hex'), at: new Date(), outcome: 'started' as const },
    ...{ action, resourceType, resourceName, requestId, changeId: changeId ?? null },
    ...{ actorId: actor?.id ?? null, actorName: actor?.username ?? null },
    ...{ sessionId: actor?.sessionId ?? null, ip: actor?.ip ?? null },
    ...{ clusterId: cluster?.id ?? null, clusterName: cluster?.name ?? null },
    ...{ params: plain(event.params), before: plain(event.before) },
  });
  const data = { ...row, params: json(row.params), before: json(row.before) };
  const { auditEvent } = await db();
  await sealed('started', row, () => auditEvent.create({ data }));
  return row.id;
}

export async function finishAudit(id: string, { outcome, after, error }: AuditEnd): Promise<void> {
  const { auditEvent } = await db();
  const started = await auditEvent.findUniqueOrThrow({ where: { id } });
  const durationMs = Math.max(0, Date.now() - started.at.getTime());
  const end = storable({ outcome, durationMs, error: error ?? null, after: plain(after) });
  const data = { ...end, after: json(end.after) };
  await sealed('finished', { ...started, ...end }, () => auditEvent.update({ where: { id }, data }));
}

/** The end of what another process began and could not finish; nothing where there is an end already. */
export async function finishAuditOfChange(changeId: string, end: AuditEnd): Promise<void> {
  const started = await (await db()).auditEvent.findFirst({
    where: { changeId, outcome: 'started' },
    select: { id: true },
  });
  if (started) await finishAudit(started.id, end);
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

/** For what is over when it is noted: a refusal, a sign-in that failed. */
export async function noteAudit(event: AuditStart, end: AuditEnd): Promise<void> {
  await finishAudit(await startAudit(event), end);
}

declare global {
  var __sluiceAuditTurn: Promise<unknown> | undefined;
}

type Told = Record<string, unknown> & Pick<AuditEvent, 'id' | 'action' | 'actorName' | 'resourceName' | 'outcome'>;

/** Writes the row and its seal together, or neither. In turn within this process; another replica may still be first. */
async function sealed(phase: 'started' | 'finished', event: Told, write: () => Prisma.PrismaPromise<unknown>) {
  const turn = (globalThis.__sluiceAuditTurn ?? Promise.resolve()).then(() => link(phase, event, write));
  globalThis.__sluiceAuditTurn = turn.catch(() => {});
  await turn;
}

const MAX_TRIES = 100;

async function link(phase: 'started' | 'finished', event: Told, write: () => Prisma.PrismaPromise<unknown>) {
  const database = await db();
  const { auditSeal } = database;
  for (let tries = 1; ; tries++) {
    const last = await auditSeal.findFirst({ orderBy: { seq: 'desc' } });
    const seal = sealAfter(last, phase, event);
    try {
      await database.$transaction([write(), auditSeal.create({ data: seal })]);
    } catch (error) {
      if (!isDuplicate(error) || tries === MAX_TRIES) throw error;
      await sleep(Math.random() * 10);
      continue;
    }
    const { action, actorName, resourceName, outcome } = event;
    // With its seal: an end cut off in the database is still in the log.
    log.info({ seq: seal.seq, seal: seal.digest, action, actor: actorName, resource: resourceName, outcome }, 'audit');
    return;
  }
}

const json = (value: unknown) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue));

/** JSON as it will be read again; null when there is nothing. */
const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
