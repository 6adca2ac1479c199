import { AppError } from '@/lib/errors';
import { MetadataInColumns } from '@/lib/kafka/protocol/columns/metadata';
import { ConnectionError, WireError } from '@/lib/kafka/protocol/errors';
import type { Message } from '@/lib/kafka/protocol/message';
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
import type { ClusterMetadata } from './metadata';
import { MetadataCache } from './metadata-cache';
import { principalOf } from './rights';
import { type At, isNotYet, Routing, subjectOf } from './routing';
import { answerAppError, nobodyAppError } from './sentences';
import { pause } from './waiting';
import type { Warning } from './warning';

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
  private readonly coordinators = new Coordinators(this);
  private readonly cache: MetadataCache;
  private readonly routing: Routing;
  private isClosed = false;
  private namedPrincipal: string | null = null;
  /** When it was last asked anything, ms since 1970. */
  usedAt = Date.now();

  constructor(
    readonly config: ClusterConfig,
    policy: EgressPolicy,
  ) {
    const brokers = new Brokers(config, policy);
    this.brokers = brokers;
    // Looking at a name must never create a topic.
    const everything = { topics: null, allowAutoTopicCreation: false };
    const metadata = new MetadataCache(
      () => this.ask(MetadataInColumns, everything, { at: 'any', timeoutMs: METADATA_MS }),
      (news) => brokers.adopt(news),
    );
    this.cache = metadata;
    this.routing = new Routing({
      clusterName: config.name,
      brokers,
      coordinators: this.coordinators,
      metadata,
      findCoordinators: (kind, keys, { deadline, signal }) =>
        this.coordinatorsOf(kind, keys, { timeoutMs: Math.max(1, deadline - performance.now()), signal }),
    });
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
      if (tried.stale && at !== 'any') await this.routing.forget(at, call);
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
    const { brokers } = await this.cache.recent({ signal: options.signal });
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

  /** Brokers, topics and partitions, at most `maxAgeMs` old (default 5 s, or more); one question at a time for all who ask. */
  metadata(options: { maxAgeMs?: number; signal?: AbortSignal | undefined } = {}): Promise<ClusterMetadata> {
    return this.cache.get(options);
  }

  /** Which broker coordinates each group or transactional id: one question for all that are not known yet. */
  coordinatorsOf(
    kind: 'group' | 'transaction',
    keys: readonly string[],
    options: Omit<AskOptions, 'at' | 'maxVersion'> = {},
  ): Promise<Found> {
    return this.coordinators.find(kind, keys, (message, body) => this.ask(message, body, { ...options, at: 'any' }));
  }

  /** Known once its metadata were asked for. */
  get underZooKeeper(): boolean {
    return this.brokers.underZooKeeper;
  }

  /** For whom brokers take us, as sentences name it: "User:sluice". */
  get principal(): string {
    this.namedPrincipal ??= principalOf(this.config);
    return this.namedPrincipal;
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

  private async tryOnce<Q, R>(
    message: Message<Q, R>,
    body: Q,
    at: At,
    call: LinkCall,
    attempt: number,
  ): Promise<Tried<R>> {
    let link: BrokerLink | null = null;
    try {
      if (at === 'controller') link = await this.routing.controllerLink(call);
      else if (at !== 'any') link = await this.routing.linkFor(at, call);
    } catch (thrown) {
      if (thrown instanceof ConnectionError) throw nobodyAppError(this.config.name, []); // The deadline passed.
      if (isNotYet(thrown)) return { giveUp: () => raise(thrown), stale: true };
      throw thrown;
    }
    if (link === null) return this.tryAny(message, body, at, call, attempt);
    try {
      return this.judged(message, at, await link.ask(message, body, call));
    } catch (thrown) {
      const failure = answerAppError(thrown, link.label, link.brokerId, message.name);
      if (failure === null || !(thrown instanceof ConnectionError)) throw failure ?? thrown;
      // Its connection may just have been closed for idleness; or somebody else leads and coordinates by now.
      const elsewhere = !(typeof at === 'object' && 'broker' in at) && attempt < 2;
      const again = elsewhere || (attempt === 0 && thrown.reason === 'closed');
      if (!again || (thrown.sent && !mayRepeat(message))) throw failure;
      return { giveUp: () => raise(failure), stale: true };
    }
  }

  private async tryAny<Q, R>(
    message: Message<Q, R>,
    body: Q,
    at: At,
    call: LinkCall,
    attempt: number,
  ): Promise<Tried<R>> {
    try {
      return this.judged(message, at, await this.askAny(message, body, call));
    } catch (thrown) {
      // The only broker there is has closed a connection that was open: it may take another.
      const closed = thrown instanceof AppError && thrown.details?.reason === 'closed';
      if (attempt > 0 || !closed || !isRead(message)) throw thrown;
      return { giveUp: () => raise(thrown), stale: false };
    }
  }

  /** An answer as it is, or what is wrong with it as a whole. */
  private judged<Q, R>(message: Message<Q, R>, at: At, answer: R): Tried<R> {
    const error = topLevelError(answer);
    if (error) {
      const giveUp = () =>
        raise(kafkaError(error.code, error.text, subjectOf(at, this.config.name), { api: message, by: this }));
      if (!isWorthRepeating(error.code, mayRepeat(message))) return giveUp();
      return { giveUp, stale: isStale(error.code) };
    }
    // What any broker can read has nothing to route, and who names a broker has routed by himself.
    if (typeof at === 'string' ? isRead(message) : 'broker' in at) return { answer };
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
            : !(error instanceof AppError || (error instanceof WireError && repeatable)),
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
}

function raise(error: unknown): never {
  throw error;
}

/** A failure as the reason why one broker's part of an answer is missing. */
function warningOf(thrown: unknown, brokerId: number): Warning {
  const source = `broker ${brokerId}`;
  if (thrown instanceof AppError) return { source, code: thrown.code, message: thrown.message, brokerId };
  throw thrown;
}
