import { Cluster } from './cluster';
import type { ClusterConfig } from './config';
import type { EgressPolicy } from './egress';

const IDLE_MS = 5 * 60_000;
const SWEEP_MS = 30_000;

type Entry = { readonly cluster: Cluster; readonly fingerprint: string; usedAt: number };
type Pool = { readonly entries: Map<string, Entry>; policy: EgressPolicy; sweeper: NodeJS.Timeout | null };

declare global {
  // The bundler makes several copies of a module; the process has one pool.
  var __sluiceClusters: Pool | undefined;
}

const strict: EgressPolicy = { allowLoopback: false };
const pool = (): Pool => (globalThis.__sluiceClusters ??= { entries: new Map(), policy: strict, sweeper: null });

/** Where clusters may be: set once when the process starts, before any is asked for. Default: not on loopback. */
export function setEgressPolicy(policy: EgressPolicy): void {
  pool().policy = policy;
}

/** What `setEgressPolicy` has set. */
export function egressPolicy(): EgressPolicy {
  return pool().policy;
}

/**
 * The process's one Cluster for a saved cluster. A changed configuration replaces it and closes the old one; five
 * minutes without being asked for close it too.
 */
export function clusterFor(config: ClusterConfig): Cluster {
  const { entries, policy } = pool();
  const fingerprint = JSON.stringify([config, policy]);
  const known = entries.get(config.clusterId);
  if (known?.fingerprint === fingerprint) {
    known.usedAt = Date.now();
    return known.cluster;
  }
  known?.cluster.close();
  const cluster = new Cluster(config, policy);
  entries.set(config.clusterId, { cluster, fingerprint, usedAt: Date.now() });
  startSweeper();
  return cluster;
}

/** Forgets one, as when its saved cluster is removed. */
export function closeCluster(clusterId: string): void {
  const { entries } = pool();
  entries.get(clusterId)?.cluster.close();
  entries.delete(clusterId);
}

export function closeAll(): void {
  const { entries, sweeper } = pool();
  for (const clusterId of [...entries.keys()]) closeCluster(clusterId);
  if (sweeper) clearInterval(sweeper);
  pool().sweeper = null;
}

function startSweeper(): void {
  const shared = pool();
  shared.sweeper ??= setInterval(() => {
    for (const [clusterId, { cluster, usedAt }] of shared.entries) {
      if (Date.now() - Math.max(usedAt, cluster.usedAt) > IDLE_MS) closeCluster(clusterId);
    }
  }, SWEEP_MS).unref();
}
