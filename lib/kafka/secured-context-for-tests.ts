import { afterAll, beforeAll } from 'vitest';

import type { Secured } from '@/lab/secured.mjs';
import { securedLab } from '@/lab/secured-for-tests.mjs';
import { Cluster } from '@/lib/kafka/cluster/cluster';
import { factsOf } from '@/lib/kafka/cluster/facts';
import { parseBootstrapServers } from '@/lib/kafka/cluster/seeds';
import type { ClusterContext } from '@/lib/kafka/context';

/** For tests: what a route would hand to a service for the secured lab, signed in to as one of its users. */
export function securedContexts(): (name: string) => ClusterContext {
  let lab: Secured;
  const clusters: Cluster[] = [];
  beforeAll(async () => {
    lab = await securedLab();
  }, 120_000);
  afterAll(() => {
    for (const cluster of clusters) {
      factsOf(cluster).stop();
      cluster.close();
    }
  });
  return (name) => {
    const { addresses, user } = lab;
    const sasl = { mechanism: 'PLAIN', ...user(name) } as const;
    const bootstrapServers = parseBootstrapServers(addresses.sasl);
    const config = { clusterId: name, name: 'secured', bootstrapServers, tls: null, sasl, readOnly: false };
    const kafka = new Cluster(config, { allowLoopback: true });
    clusters.push(kafka);
    const colours = { colour: 'grey', environment: 'development', readOnly: false, managed: false } as const;
    const shown = {
      tls: { enabled: false, ca: null, certificate: null, key: { set: false }, passphrase: { set: false } },
    };
    return {
      actor: { id: 'tester', username: 'tester', name: null, isAdmin: true, sessionId: 'session', ip: null },
      cluster: {
        ...{ id: name, name: 'secured', ...colours, bootstrapServers: addresses.sasl, locked: null },
        ...{ security: { ...shown, sasl: null }, createdAt: 0, updatedAt: 0 },
      },
      kafka,
      signal: new AbortController().signal,
      requestId: 'test',
    };
  };
}
