import { AppError } from '@/lib/errors';
import { ConnectionError } from '@/lib/kafka/protocol/errors';
import type { Message } from '@/lib/kafka/protocol/message';
import { Fetch, Metadata } from '@/lib/kafka/protocol/messages';
import { isRead, mayRepeat, refuseWrite } from './access';
import { isStale, isWorthRepeating, staleCodeWithin, topLevelError } from './answer-codes';
import type { BrokerHealth, BrokerLink, Lane, LinkCall } from './broker-link';
import { Brokers } from './brokers';
import { isAuthenticationFailure } from './circuit';
import type { ClusterConfig } from './config';
import { Coordinators, type Found } from './coordinators';
import type { EgressPolicy } from './egress';
import { firstAnswer, NobodyAnswered } from './first-answer';
import { kafkaError } from './kafka-error';
import { type ClusterMetadata, type PartitionMetadata, readMetadata } from './metadata';
import { answerAppError, nobodyAppError } from './sentences';
import { pause, waitFor } from './waiting';
import type { Warning } from './warning';

/** Who must answer. 'controller': under KRaft any broker, which passes it on. */
export type At =
  | 'any'
  | 'controller'
  | { readonly broker: number }
  | { readonly leader: { readonly topic: string; readonly partition: number } }
  | { readonly group: string }
  | { readonly transactionalId: string };

export type AskOptions = {
  at: At;
  /** For everything, connecting and repeating included. Default 3 s. */
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
  /** Default 'control'. */
  lane?: Lane;
  /** Not above this version, for a caller that reads the older form of an answer. */
  maxVersion?: number;
};

export type EveryAnswer<R> = { answers: { brokerId: number; answer: R }[]; failures: Warning[] };

const CALL_MS = 3_000;
const METADATA_MS = 5_000;
const METADATA_AGE_MS = 5_000;
/** Routing that was learned this recently is not learned again for one wrong broker. */
const FRESH_MS = 200;
/** How long one broker may be silent before another is asked beside it for what any can tell. */
const STAGGER_MS = 500;
const MAX_ATTEMPTS = 8;

/** An answer, or how to end when there is no time to try again. */
type Tried<R> = { answer: R } | Retry<R>;
type Retry<R> = { giveUp: () => R; stale: boolean };

/**
 * One Kafka cluster: finds who must answer, in which version, and asks again where that helps. Everything it rejects
 * with is an AppError that names the broker, or the signal's own reason.
 */
export class Cluster {
  private readonly brokers: Brokers;
  private readonly coordinators = new Coordinators();
  private latest: ClusterMetadata | null = null;
  private refreshing: Promise<ClusterMetadata> | null = null;
  private isClosed = false;
  /** When it was last asked anything, ms since 1970. */
  usedAt = Date.now();

  constructor(
    readonly config: ClusterConfig,
    policy: EgressPolicy,
  ) {
    this.brokers = new Brokers(config, policy);
  }

  /**
   * One broker's answer in the highest version that both know. An error code of the whole answer becomes an AppError;
   * codes of its parts stay numbers. Stale routing is learned anew, what a broker is not ready for is asked again
   * within the deadline; a change is never repeated once sent, unless its broker refused it untouched.
   */
  async ask<Q, R>(message: Message<Q, R>, body: Q, options: AskOptions): Promise<R> {
    refuseWrite(message, this.config);
    this.usedAt = Date.now();
    const { at, signal, lane = 'control', maxVersion, timeoutMs = CALL_MS } = options;
    const call: LinkCall = { deadline: performance.now() + timeoutMs, signal, lane, maxVersion };
    for (let attempt = 0; ; attempt++) {
      const tried = await this.tryOnce(message, body, at, call, attempt);
      if ('answer' in tried) return tried.answer;
      const waitMs = attempt === 0 ? 0 : Math.min(400, 25 * 2 ** attempt) * (0.75 + Math.random() / 2);
      if (attempt + 1 >= MAX_ATTEMPTS || performance.now() + waitMs >= call.deadline) return tried.giveUp();
      if (tried.stale) await this.forget(at, call);
      await pause(waitMs, signal);
    }
  }

  /** The same of every live broker at once. Those that fail are named and cost nobody else; a null body skips one. */
  async askEvery<Q, R>(
    message: Message<Q, R>,
    body: Q | ((brokerId: number) => Q | null),
    options: Omit<AskOptions, 'at'> = {},
  ): Promise<EveryAnswer<R>> {
    refuseWrite(message, this.config);
    const { brokers } = await this.recent(options.signal);
    const result: EveryAnswer<R> = { answers: [], failures: [] };
    const bodyOf = typeof body === 'function' ? (body as (brokerId: number) => Q | null) : () => body;
    const asked = brokers.map(async ({ brokerId }) => {
      const own = bodyOf(brokerId);
      if (own === null) return;
      try {
        const answer = await this.ask(message, own, { ...options, at: { broker: brokerId } });
        result.answers.push({ brokerId, answer });
      } catch (thrown) {
        options.signal?.throwIfAborted();
        result.failures.push(warningOf(thrown, brokerId));
      }
    });
    await Promise.all(asked);
    result.answers.sort((a, b) => a.brokerId - b.brokerId);
    result.failures.sort((a, b) => a.brokerId! - b.brokerId!);
    return result;
  }

  /** Brokers, topics and partitions, at most `maxAgeMs` old (default 5 s); one question at a time for all who ask. */
  async metadata(options: { maxAgeMs?: number; signal?: AbortSignal | undefined } = {}): Promise<ClusterMetadata> {
    const { maxAgeMs = METADATA_AGE_MS, signal } = options;
    if (this.latest && Date.now() - this.latest.asOf <= maxAgeMs) return this.latest;
    this.refreshing ??= this.refresh().finally(() => {
      this.refreshing = null;
    });
    return waitFor(this.refreshing, { signal });
  }

  /** Which broker coordinates each group or transactional id: one question for all that are not known yet. */
  coordinatorsOf(
    kind: 'group' | 'transaction',
    keys: readonly string[],
    options: Omit<AskOptions, 'at' | 'maxVersion'> = {},
  ): Promise<Found> {
    return this.coordinators.find(kind, keys, (message, body) => this.ask(message, body, { ...options, at: 'any' }));
  }

  /** What the last requests showed, without asking anybody. */
  brokerHealth(): BrokerHealth[] {
    return this.brokers.health();
  }

  /** True once it has been replaced or left idle: what goes on in the background ends then. */
  get closed(): boolean {
    return this.isClosed;
  }

  close(): void {
    this.isClosed = true;
    this.brokers.close();
  }

  private async refresh(): Promise<ClusterMetadata> {
    const asOf = Date.now();
    // Looking at a name must never create a topic.
    const body = { topics: null, allowAutoTopicCreation: false };
    const answer = await this.ask(Metadata, body, { at: 'any', timeoutMs: METADATA_MS });
    this.latest = readMetadata(answer, asOf);
    this.brokers.adopt(this.latest);
    return this.latest;
  }

  /** Who is there now, as far as anybody answers: brokers come back, and no wrong answer would tell. */
  private async recent(signal?: AbortSignal): Promise<ClusterMetadata> {
    try {
      return await this.metadata({ signal });
    } catch (thrown) {
      signal?.throwIfAborted();
      if (this.latest && thrown instanceof AppError) return this.latest;
      throw thrown;
    }
  }

  /** Metadata of any age: wrong routing shows itself. */
  private known(call: { deadline: number; signal?: AbortSignal | undefined }): Promise<ClusterMetadata> {
    return this.latest ? Promise.resolve(this.latest) : this.renewed(call, 0);
  }

  private async renewed(call: { deadline: number; signal?: AbortSignal | undefined }, maxAgeMs = FRESH_MS) {
    try {
      return await waitFor(this.metadata({ maxAgeMs }), call);
    } catch (thrown) {
      if (thrown instanceof ConnectionError) throw nobodyAppError(this.config.name, []);
      throw thrown;
    }
  }

  private async forget(at: At, call: LinkCall): Promise<void> {
    if (typeof at === 'string' || 'broker' in at) return;
    if ('group' in at) this.coordinators.forget('group', at.group);
    else if ('transactionalId' in at) this.coordinators.forget('transaction', at.transactionalId);
    else await this.renewed(call).catch(() => call.signal?.throwIfAborted());
  }

  private async tryOnce<Q, R>(
    message: Message<Q, R>,
    body: Q,
    at: At,
    call: LinkCall,
    attempt: number,
  ): Promise<Tried<R>> {
    if (at === 'any' || at === 'controller') {
      return this.judged(message, at, await this.askAny(message, body, call));
    }
    const link = await this.linkFor(at, call).catch((thrown: unknown) => notYet(thrown));
    if ('giveUp' in link) return link;
    try {
      return this.judged(message, at, await link.ask(message, body, call));
    } catch (thrown) {
      const failure = answerAppError(thrown, link.label, link.brokerId, message.name);
      if (failure === null || !(thrown instanceof ConnectionError)) throw failure ?? thrown;
      // Its connection may just have been closed for idleness; or somebody else leads and coordinates by now.
      const elsewhere = !('broker' in at) && attempt < 2;
      const again = elsewhere || (attempt === 0 && thrown.reason === 'closed');
      if (!again || (thrown.sent && !mayRepeat(message))) throw failure;
      return { giveUp: () => raise(failure), stale: true };
    }
  }

  /** An answer as it is, or what is wrong with it as a whole. */
  private judged<Q, R>(message: Message<Q, R>, at: At, answer: R): Tried<R> {
    const error = topLevelError(answer);
    if (error) {
      const giveUp = () => raise(kafkaError(error.code, error.text, subjectOf(at, this.config.name)));
      if (!isWorthRepeating(error.code, mayRepeat(message))) return giveUp();
      return { giveUp, stale: isStale(error.code) };
    }
    // What any broker can read has nothing to route, and who names a broker has routed by himself.
    if (typeof at === 'string' ? isRead(message) : 'broker' in at) return { answer };
    // A Fetch answer is large, and its reader follows each of its partitions to their new leaders itself.
    if (message.key === Fetch.key) return { answer };
    const code = staleCodeWithin(answer);
    return code === null ? { answer } : { giveUp: () => answer, stale: isStale(code) };
  }

  /** Reads go to a second broker when the first is silent; changes only when the first has surely not seen them. */
  private async askAny<Q, R>(message: Message<Q, R>, body: Q, call: LinkCall): Promise<R> {
    const candidates = this.brokers.candidates();
    const repeatable = isRead(message);
    try {
      return await firstAnswer(candidates, (link, signal) => link.ask(message, body, { ...call, signal }), {
        staggerMs: repeatable ? STAGGER_MS : Number.POSITIVE_INFINITY,
        signal: call.signal,
        isFinal: (error) =>
          error instanceof ConnectionError
            ? isAuthenticationFailure(error.reason) || (error.sent && !repeatable)
            : !(error instanceof AppError),
      });
    } catch (thrown) {
      if (!(thrown instanceof NobodyAnswered)) throw thrown;
      const failures: NobodyAnswered<BrokerLink>['failures'] = thrown.failures;
      const errors = failures.map(({ candidate, error }) => {
        const failure = answerAppError(error, candidate.label, candidate.brokerId, message.name);
        if (failure === null) throw error;
        return failure;
      });
      throw nobodyAppError(this.config.name, errors);
    }
  }

  private async linkFor(at: Exclude<At, string>, call: LinkCall): Promise<BrokerLink> {
    if ('broker' in at) return this.linkOf(at.broker, call);
    if ('leader' in at) {
      const { topic, partition } = at.leader;
      const { leader } = await this.partition(topic, partition, call);
      if (leader === null) {
        throw new AppError('UNAVAILABLE', `Partition ${topic}/${partition} has no leader now.`, { details: at.leader });
      }
      return this.linkOf(leader, call);
    }
    const [kind, key] = 'group' in at ? (['group', at.group] as const) : (['transaction', at.transactionalId] as const);
    const timeoutMs = Math.max(1, call.deadline - performance.now());
    const { coordinators, failures } = await this.coordinatorsOf(kind, [key], { timeoutMs, signal: call.signal });
    const brokerId = coordinators.get(key);
    if (brokerId === undefined)
      throw failures.get(key) ?? new AppError('UNAVAILABLE', `${kind} ${key} has no coordinator.`);
    return this.linkOf(brokerId, call);
  }

  private async linkOf(brokerId: number, call: LinkCall): Promise<BrokerLink> {
    await this.known(call);
    const link = this.brokers.byId(brokerId);
    if (link) return link;
    const { brokers } = await this.renewed(call);
    const found = this.brokers.byId(brokerId);
    if (found) return found;
    const there = brokers.map((broker) => broker.brokerId).join(', ');
    const message = `Broker ${brokerId} is not among the live brokers of ${this.config.name} (${there}).`;
    throw new AppError('KAFKA_UNREACHABLE', message, { details: { brokerId } });
  }

  private async partition(topic: string, partition: number, call: LinkCall): Promise<PartitionMetadata> {
    const find = ({ topics }: ClusterMetadata) => topics.get(topic)?.partitions.find((p) => p.partition === partition);
    const known = find(await this.known(call));
    if (known && known.leader !== null) return known;
    const found = find(await this.renewed(call));
    if (found) return found;
    throw new AppError('NOT_FOUND', `${this.config.name} has no partition ${topic}/${partition}.`, {
      details: { topic, partition },
    });
  }
}

/** A coordinator that is being chosen or loaded is worth waiting for. Throws what is not. */
function notYet(thrown: unknown): Retry<never> {
  const code = thrown instanceof AppError ? thrown.details?.kafkaCode : undefined;
  if (typeof code !== 'number' || !isWorthRepeating(code, true)) throw thrown;
  return { giveUp: () => raise(thrown), stale: true };
}

function raise(error: unknown): never {
  throw error;
}

function subjectOf(at: At, clusterName: string): string {
  if (typeof at === 'string') return `cluster ${clusterName}`;
  if ('broker' in at) return `broker ${at.broker}`;
  if ('leader' in at) return `topic ${at.leader.topic}`;
  return 'group' in at ? `group ${at.group}` : `transactional id ${at.transactionalId}`;
}

/** A failure as the reason why one broker's part of an answer is missing. */
function warningOf(thrown: unknown, brokerId: number): Warning {
  const source = `broker ${brokerId}`;
  if (thrown instanceof AppError) return { source, code: thrown.code, message: thrown.message, brokerId };
  throw thrown;
}
