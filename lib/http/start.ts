import 'server-only';

import { untilApplied } from '@/lib/changes/held';
import { db } from '@/lib/db/client';
import { ensureManagedCluster } from '@/lib/db/clusters';
import { ConfigurationError, type Env, env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { openFirstRun } from '@/lib/http/setup';
import { shutdownSignal, stopOnSignals } from '@/lib/http/shutdown';
import { startUpkeep } from '@/lib/http/upkeep';
import { type EgressPolicy, readRanges } from '@/lib/kafka/cluster/egress';
import { closeAll, setEgressPolicy } from '@/lib/kafka/cluster/pool';
import { parseBootstrapServers } from '@/lib/kafka/cluster/seeds';
import { log } from '@/lib/log';

/** Everything that must hold before the first request. A process that cannot run says why in one line and ends. */
export async function start(): Promise<void> {
  try {
    await prepare();
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    process.stderr.write(`sluice: cannot start: ${cause.split('\n')[0]}\n`);
    process.exit(1);
  }
}

async function prepare(): Promise<void> {
  const { predefinedCluster, encryptionKey } = env();
  stopOnSignals(untilApplied);
  shutdownSignal().addEventListener('abort', closeAll);
  setEgressPolicy(policyOf(env()));
  await db();
  if (!encryptionKey) log.warn('SLUICE_ENCRYPTION_KEY is not set: secrets of clusters cannot be stored or read');
  if (predefinedCluster) {
    const { name, bootstrapServers } = predefinedCluster;
    try {
      parseBootstrapServers(bootstrapServers);
    } catch (error) {
      throw new ConfigurationError(`SLUICE_BOOTSTRAP_SERVERS: ${error instanceof AppError ? error.message : error}`);
    }
    const ensure = () => ensureManagedCluster(name, bootstrapServers);
    // Another replica may be making it at this moment: then it is there, the second time.
    await ensure().catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'CONFLICT') return ensure();
      throw error;
    });
  }
  await openFirstRun((line) => process.stdout.write(`\n  ${line}\n\n`));
  startUpkeep();
}

/** Where clusters may be. */
function policyOf({ allowLoopback, egressAllow }: Env): EgressPolicy {
  const ownPorts = [Number(process.env.PORT || 3000)];
  if (egressAllow === null) return { allowLoopback, ownPorts };
  try {
    readRanges(egressAllow);
  } catch (error) {
    throw new ConfigurationError(`SLUICE_EGRESS_ALLOW: ${error instanceof Error ? error.message : error}`);
  }
  return { allowLoopback, ownPorts, ranges: egressAllow };
}
