import { AppError } from '@/lib/errors';

/** One log dir of a broker, in bytes. */
export type LogDirFacts = {
  readonly path: string;
  /** Kafka's name of its error; null when it works. */
  readonly error: string | null;
  /** Null from brokers before 3.3. */
  readonly total: bigint | null;
  readonly usable: bigint | null;
  /** Of the replicas in it. */
  readonly size: bigint;
  readonly replicas: number;
};

export type BrokerFailure = { readonly since: number; readonly code: string; readonly message: string };

export type BrokerFacts = {
  readonly brokerId: number;
  host: string | null;
  port: number | null;
  rack: string | null;
  /** Named by the newest Metadata. */
  live: boolean;
  /** The Kafka release that its features tell: "4.3". */
  release: string | null;
  okAt: number | null;
  latencyMs: number | null;
  failure: BrokerFailure | null;
  logDirs: readonly LogDirFacts[] | null;
  logDirsAt: number | null;
};

export type KnownBroker = { brokerId: number; host: string; port: number; rack: string | null };

/** Every broker that was ever named: one that left is still somebody's replica. */
export class BrokerTable {
  private readonly brokers = new Map<number, BrokerFacts>();

  all(): BrokerFacts[] {
    return [...this.brokers.values()].toSorted((a, b) => a.brokerId - b.brokerId);
  }

  get(brokerId: number): BrokerFacts | undefined {
    return this.brokers.get(brokerId);
  }

  live(): number[] {
    return this.all().flatMap((broker) => (broker.live ? [broker.brokerId] : []));
  }

  /** `named` are in Metadata; `absent` only hold replicas, with the address that DescribeCluster knew, if it did. */
  learnLayout(named: readonly KnownBroker[], absent: ReadonlyMap<number, KnownBroker | null>, at: number): void {
    for (const broker of this.brokers.values()) broker.live = false;
    for (const { brokerId, host, port, rack } of named) {
      const broker = this.entry(brokerId);
      // It was missing, not failing: back in Metadata means that the cluster hears it again.
      if (broker.failure?.code === 'ABSENT') broker.failure = null;
      Object.assign(broker, { host, port, rack, live: true });
    }
    for (const [brokerId, known] of absent) {
      const broker = this.entry(brokerId);
      if (known) Object.assign(broker, { host: known.host, port: known.port, rack: known.rack });
    }
    for (const broker of this.brokers.values()) {
      if (broker.live) continue;
      const since = broker.failure?.since ?? broker.okAt ?? at;
      broker.failure = { since, code: 'ABSENT', message: `Broker ${broker.brokerId} is not part of the cluster.` };
      broker.latencyMs = null;
    }
    // Gone for good once nothing is left on it.
    for (const broker of this.all()) {
      if (!broker.live && !absent.has(broker.brokerId)) this.brokers.delete(broker.brokerId);
    }
  }

  /** `latencyMs` only from requests that are small everywhere, so that it tells of the broker, not of the question. */
  answered(brokerId: number, at: number, latencyMs?: number): void {
    const broker = this.entry(brokerId);
    broker.okAt = at;
    broker.failure = null;
    if (latencyMs !== undefined) broker.latencyMs = latencyMs;
  }

  failed(brokerId: number, error: unknown, at: number): void {
    const broker = this.entry(brokerId);
    const code = error instanceof AppError ? error.code : 'INTERNAL';
    const message = error instanceof AppError ? error.message : `Broker ${brokerId} could not be asked.`;
    broker.failure = { since: broker.failure?.since ?? at, code, message };
    broker.latencyMs = null;
  }

  private entry(brokerId: number): BrokerFacts {
    let broker = this.brokers.get(brokerId);
    if (!broker) {
      broker = {
        brokerId,
        host: null,
        port: null,
        rack: null,
        live: false,
        release: null,
        okAt: null,
        latencyMs: null,
        failure: null,
        logDirs: null,
        logDirsAt: null,
      };
      this.brokers.set(brokerId, broker);
    }
    return broker;
  }
}
