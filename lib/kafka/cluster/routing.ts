import { AppError } from '@/lib/errors';
import { isWorthRepeating } from './answer-codes';
import type { BrokerLink, LinkCall } from './broker-link';
import type { Brokers } from './brokers';
import type { CoordinatorKind, Coordinators, Found } from './coordinators';
import type { ClusterMetadata, PartitionMetadata } from './metadata';
import type { MetadataCache } from './metadata-cache';

type Needs = {
  readonly clusterName: string;
  readonly brokers: Brokers;
  readonly coordinators: Coordinators;
  readonly metadata: MetadataCache;
  readonly findCoordinators: (kind: CoordinatorKind, keys: readonly string[], call: LinkCall) => Promise<Found>;
};

/** Who must answer. 'controller': with ZooKeeper the one broker that is; under KRaft any, which passes it on. */
export type At =
  | 'any'
  | 'controller'
  | { readonly broker: number }
  | { readonly leader: { readonly topic: string; readonly partition: number } }
  | { readonly group: string }
  | { readonly transactionalId: string };

/** One broker, and no other, can answer this. */
export type Routed = Exclude<At, string>;

/** Finds the link to whoever must answer. Throws AppError when there is nobody, or the signal's reason. */
export class Routing {
  constructor(private readonly needs: Needs) {}

  async linkFor(at: Routed, call: LinkCall): Promise<BrokerLink> {
    if ('broker' in at) return this.linkOf(at.broker, call);
    if ('leader' in at) return this.linkOf(await this.leaderOf(at.leader.topic, at.leader.partition, call), call);
    const { kind, key } = coordinated(at);
    const { coordinators, failures } = await this.needs.findCoordinators(kind, [key], call);
    const brokerId = coordinators.get(key);
    if (brokerId !== undefined) return this.linkOf(brokerId, call);
    throw failures.get(key) ?? new AppError('UNAVAILABLE', `${subjectOf(at, '')} has no coordinator now.`);
  }

  /** The broker that is the controller of a cluster with ZooKeeper; null where any may be asked. */
  async controllerLink(call: LinkCall): Promise<BrokerLink | null> {
    const { brokers, metadata } = this.needs;
    const { controllerId } = (await metadata.known(call)).columns;
    return brokers.underZooKeeper && controllerId >= 0 ? this.linkOf(controllerId, call) : null;
  }

  /** What was believed has led to the wrong broker. */
  async forget(at: Routed | 'controller', call: LinkCall): Promise<void> {
    if (at !== 'controller' && 'broker' in at) return;
    if (at === 'controller' || 'leader' in at) {
      // When nobody tells anything newer, the next attempt fails as this one did, and says why.
      await this.needs.metadata.renewed(call).catch(() => call.signal?.throwIfAborted());
      return;
    }
    const { kind, key } = coordinated(at);
    this.needs.coordinators.forget(kind, key);
  }

  private async linkOf(brokerId: number, call: LinkCall): Promise<BrokerLink> {
    const { brokers, metadata, clusterName } = this.needs;
    await metadata.known(call);
    const link = brokers.byId(brokerId);
    if (link) return link;
    const live = (await metadata.renewed(call)).brokers;
    const found = brokers.byId(brokerId);
    if (found) return found;
    const there = live.map((broker) => broker.brokerId).join(', ');
    const message = `Broker ${brokerId} is not among the live brokers of ${clusterName} (${there}).`;
    throw new AppError('KAFKA_UNREACHABLE', message, { details: { brokerId } });
  }

  private async leaderOf(topic: string, partition: number, call: LinkCall): Promise<number> {
    const { metadata, clusterName } = this.needs;
    const details = { topic, partition };
    const known = find(await metadata.known(call), topic, partition);
    if (known && known.leader !== null) return known.leader;
    const found = find(await metadata.renewed(call), topic, partition);
    if (!found) throw new AppError('NOT_FOUND', `${clusterName} has no partition ${topic}/${partition}.`, { details });
    if (found.leader !== null) return found.leader;
    throw new AppError('UNAVAILABLE', `Partition ${topic}/${partition} has no leader now.`, { details });
  }
}

/** Whether it is worth waiting for: a coordinator that is being chosen, one that loads what it coordinates. */
export function isNotYet(thrown: unknown): boolean {
  const code = thrown instanceof AppError ? thrown.details?.kafkaCode : undefined;
  return typeof code === 'number' && isWorthRepeating(code, true);
}

/** What a broker's error is about, to be named in a sentence. */
export function subjectOf(at: At, clusterName: string): string {
  if (typeof at === 'string') return `cluster ${clusterName}`;
  if ('broker' in at) return `broker ${at.broker}`;
  if ('leader' in at) return `topic ${at.leader.topic}`;
  return 'group' in at ? `group ${at.group}` : `transactional id ${at.transactionalId}`;
}

type Coordinated = Exclude<Routed, { broker: number } | { leader: unknown }>;

function coordinated(at: Coordinated): { kind: CoordinatorKind; key: string } {
  return 'group' in at ? { kind: 'group', key: at.group } : { kind: 'transaction', key: at.transactionalId };
}

function find({ topics }: ClusterMetadata, topic: string, partition: number): PartitionMetadata | undefined {
  return topics.get(topic)?.partitions.find((one) => one.partition === partition);
}
