import { afterAll, beforeAll } from 'vitest';

import { bootstrapServers } from '@/lab/topics.mjs';
import { factsOf } from '@/lib/kafka/cluster/facts';
import { labCluster } from '@/lib/kafka/cluster/lab-cluster-for-tests';
import type { ClusterContext } from '@/lib/kafka/context';

/** For tests: what a route would hand to a service, on the real lab or on other `servers`. */
export function labContext(servers: () => string = bootstrapServers): { ctx: ClusterContext } {
  const place = {} as { ctx: ClusterContext };
  beforeAll(() => {
    const kafka = labCluster({ servers: servers(), readOnly: false });
    const security = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
    place.ctx = {
      actor: { id: 'tester', username: 'tester', name: null, isAdmin: true, sessionId: 'session', ip: null },
      cluster: {
        ...{ id: 'lab', name: 'lab', colour: 'grey', environment: 'development', readOnly: false, managed: false },
        ...{ bootstrapServers: servers(), locked: null, createdAt: 0, updatedAt: 0 },
        security: {
          tls: { ...security.tls, key: { set: false }, passphrase: { set: false } },
          sasl: null,
        },
      },
      kafka,
      signal: new AbortController().signal,
      requestId: 'test',
    };
  });
  afterAll(() => {
    if (!place.ctx) return;
    factsOf(place.ctx.kafka).stop();
    place.ctx.kafka.close();
  });
  return place;
}
