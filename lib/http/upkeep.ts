import 'server-only';

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';

import { settleInterruptedChanges } from '@/lib/changes/settle';
import { type ChangeRecord, removeOldPlans } from '@/lib/db/changes';
import { findCluster } from '@/lib/db/clusters';
import { removeOldAttempts } from '@/lib/db/login-attempts';
import { removeOldSessions } from '@/lib/db/sessions';
import { env } from '@/lib/env';
import { clusterConfig } from '@/lib/http/cluster-config';
import { shutdownSignal } from '@/lib/http/shutdown';
import { clusterFor } from '@/lib/kafka/cluster/pool';
import type { ClusterContext } from '@/lib/kafka/context';
import { errorFields, log } from '@/lib/log';

const SETTLE_MS = 5000;
const TIDY_MS = 3_600_000;
/** A console that is only tried, or is just starting, has better things to do. */
const FIRST_TIDY_MS = 60_000;

/**
 * What nobody asks for: ends changes that a process left behind, removes what is old, backs the embedded database up.
 * Every replica does it; where that matters, the database gives each piece to one of them.
 */
export function startUpkeep(): void {
  repeat(0, SETTLE_MS, () => settleInterruptedChanges(contextOf));
  repeat(FIRST_TIDY_MS, TIDY_MS, tidy);
}

async function tidy(): Promise<void> {
  await Promise.all([removeOldSessions(), removeOldAttempts(), removeOldPlans()]);
  if (!env().postgres) await backUp();
}

/** In a process of its own: SQLite would keep this one from answering. It knows itself whether it is time. */
async function backUp(): Promise<void> {
  // Without the comment the bundler takes all of scripts for something to deliver.
  const script = path.join(/* turbopackIgnore: true */ process.cwd(), 'scripts/backup.mjs');
  const { databaseUrl: DATABASE_URL, dataDir: SLUICE_DATA_DIR } = env();
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--if-due'], {
    env: { PATH: process.env.PATH, DATABASE_URL, SLUICE_DATA_DIR } as unknown as NodeJS.ProcessEnv,
  });
  if (stdout) log.info({ file: stdout.trim() }, 'backup');
}

async function contextOf({ clusterId, actorId, actorName }: ChangeRecord): Promise<ClusterContext | null> {
  const found = await findCluster(clusterId);
  return (
    found && {
      actor: { id: actorId, username: actorName, name: null, isAdmin: false, sessionId: '', ip: null },
      cluster: found.cluster,
      kafka: clusterFor(clusterConfig(found)),
      signal: shutdownSignal(),
      requestId: randomUUID(),
    }
  );
}

/** Again and again, one at a time. What fails is tried the next time. */
function repeat(firstMs: number, everyMs: number, work: () => Promise<void>): void {
  const turn = async () => {
    await work().catch((error: unknown) => log.warn({ cause: errorFields(error) }, 'upkeep'));
    if (!shutdownSignal().aborted) setTimeout(turn, everyMs).unref();
  };
  setTimeout(turn, firstMs).unref();
}
