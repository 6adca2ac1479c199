import 'server-only';

import type { SavedCluster } from '@/lib/contract/clusters';
import type { Cluster } from '@/lib/kafka/cluster/cluster';

/** Who acts, as the audit trail will name them. */
export type Actor = {
  readonly id: string;
  readonly username: string;
  readonly name: string | null;
  /** Administrator of the console, and so of every cluster. */
  readonly isAdmin: boolean;
  readonly sessionId: string;
  readonly ip: string | null;
};

/** First argument of every service verb. */
export type ClusterContext = {
  readonly actor: Actor;
  readonly cluster: SavedCluster;
  readonly kafka: Cluster;
  /** Aborted when the person leaves or the deadline passes. */
  readonly signal: AbortSignal;
  readonly requestId: string;
};
