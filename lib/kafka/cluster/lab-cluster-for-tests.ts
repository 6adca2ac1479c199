import { bootstrapServers } from '@/lab/topics.mjs';
import { Cluster } from './cluster';
import { parseBootstrapServers } from './seeds';

/** For tests: a client of the real lab, or of other `servers`; it refuses to write unless told otherwise. */
export function labCluster({ servers = bootstrapServers(), readOnly = true } = {}): Cluster {
  return new Cluster(
    {
      clusterId: 'lab',
      name: 'lab',
      bootstrapServers: parseBootstrapServers(servers),
      tls: null,
      sasl: null,
      readOnly,
    },
    { allowLoopback: true },
  );
}
