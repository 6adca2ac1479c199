import { Connection } from '@/lib/kafka/protocol/connection';
import { ConnectionError, WireError } from '@/lib/kafka/protocol/errors';
import type { Message } from '@/lib/kafka/protocol/message';
import { Circuit, isAuthenticationFailure } from './circuit';
import type { Address, ClusterConfig } from './config';
import type { CredentialSource } from './credentials';
import { type EgressPolicy, resolveAllowed } from './egress';
import { isZooKeeper, notOffered, refuseTooOld } from './release';
import { addressText } from './seeds';
import { sentence } from './sentences';
import { waitFor } from './waiting';

/** Whole-cluster sweeps have a connection of their own: Kafka answers in order, and a page must not queue behind one. */
export type Lane = 'control' | 'bulk';

export type LinkCall = {
  /** On the clock of performance.now(). */
  deadline: number;
  signal?: AbortSignal | undefined;
  lane: Lane;
  maxVersion?: number | undefined;
};

/** How long an asker waits for the probe of a broker that was down: it may be back. */
const PROBE_GRACE_MS = 400;
const RESOLVE_MS = 2_000;
/** A shorter silence says more about the asker's patience than about the broker. */
const SILENT_MS = 1_000;

/** One broker as the pages show it. */
export type BrokerHealth = {
  /** Null for a bootstrap server that has not told its id. */
  readonly brokerId: number | null;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
  readonly state: 'ok' | 'unreachable' | 'unknown';
  /** When it was first seen in this state, ms since 1970. */
  readonly since: number | null;
  /** Why it is unreachable, as a sentence. */
  readonly error: string | null;
  /** Time of its last answer. */
  readonly latencyMs: number | null;
};

/** What this process knows of one address: its connections, whether it answers, and who it is. */
export class BrokerLink {
  /** Null for a bootstrap server whose broker is not known. */
  private id: number | null = null;
  private rack: string | null = null;
  /** Since when the cluster has not named it among its live brokers, ms since 1970. */
  private missingSince: number | null = null;
  private readonly circuit = new Circuit();
  private readonly connections: Record<Lane, Connection | null> = { control: null, bulk: null };
  private readonly opening: Record<Lane, Promise<Connection> | null> = { control: null, bulk: null };
  private probe: { done: Promise<void>; graceUntil: number } | null = null;
  private closed = false;
  private state: BrokerHealth['state'] = 'unknown';
  private since: number | null = null;
  private lastFailure: ConnectionError | null = null;
  private latencyMs: number | null = null;
  /** False until it was connected to. */
  underZooKeeper = false;
  private answeredAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly address: Address,
    private readonly config: ClusterConfig,
    private readonly policy: EgressPolicy,
    private readonly credentials: CredentialSource,
  ) {}

  get brokerId(): number | null {
    return this.id;
  }

  /** The cluster names it. */
  becomes({ brokerId, rack }: { brokerId: number | null; rack: string | null }): void {
    this.id = brokerId;
    this.rack = rack;
    this.missingSince = null;
  }

  /** The cluster no longer names it. */
  isMissing(): void {
    this.missingSince ??= Date.now();
  }

  /** Starts a sentence: "Broker 2 (kafka-2:9092)". */
  get label(): string {
    const address = addressText(this.address);
    return this.brokerId === null ? address : `Broker ${this.brokerId} (${address})`;
  }

  /** The lower, the better to ask for what any broker can answer. */
  get burden(): number {
    const open = this.connections.control && !this.connections.control.spent;
    const idle = open ? 0 : this.state === 'ok' ? 2 : 10;
    const doubtful = this.lastFailure !== null || this.missingSince !== null;
    const trouble = this.circuit.why ? 10_000 : doubtful ? 1_000 : 0;
    // Wrong credentials are as wrong elsewhere, and trying them at each broker in turn would lock the account: only a
    // broker that has let us in goes before one that has not.
    if (this.circuit.why && isAuthenticationFailure(this.circuit.why.reason)) return 5;
    // An open connection that answers nothing gathers pending requests, and so is asked last.
    return trouble + idle + (this.connections.control?.pending ?? 0) * 2 + (this.brokerId === null ? 1 : 0);
  }

  get health(): BrokerHealth {
    const { brokerId, rack, latencyMs } = this;
    const seen = { brokerId, ...this.address, rack, latencyMs };
    if (this.lastFailure) {
      return { ...seen, state: 'unreachable', since: this.since, error: sentence(this.lastFailure, this.label) };
    }
    if (this.missingSince !== null) {
      const error = `${this.label} is not among the live brokers: it is down, or on its way.`;
      return { ...seen, state: 'unreachable', since: this.missingSince, error };
    }
    return { ...seen, state: this.state, since: this.since, error: null };
  }

  /**
   * One answer of this broker in the highest version that both know. Rejects with ConnectionError, at once while the
   * circuit is open; AppError NOT_OFFERED; WireError; or the signal's reason.
   */
  async ask<Q, R>(message: Message<Q, R>, body: Q, { lane, maxVersion, ...call }: LinkCall): Promise<R> {
    await this.admit(call);
    const connection = await waitFor(this.connected(lane), call);
    const version = connection.version(message, maxVersion);
    if (version === null) throw notOffered(this.label, this.brokerId, connection.offers, message);
    const sentAt = performance.now();
    try {
      const answer = await connection.ask(message, version, body, call);
      this.answered(performance.now() - sentAt);
      return answer;
    } catch (thrown) {
      if (thrown instanceof ConnectionError && thrown.reason === 'timed out') this.unanswered(thrown, sentAt);
      if (thrown instanceof WireError) this.garbled(thrown);
      throw thrown;
    }
  }

  close(): void {
    this.closed = true;
    for (const lane of ['control', 'bulk'] as const) this.connections[lane]?.close();
  }

  /** Lets through, or throws what keeps the circuit open. Once its time is over, one probe finds out in the background. */
  private async admit(call: { deadline: number; signal?: AbortSignal | undefined }): Promise<void> {
    if (this.closed) throw new ConnectionError('closed', { sent: false, message: 'the cluster is no longer used' });
    if (!this.circuit.why) return;
    const now = performance.now();
    if (this.circuit.tryProbe(now)) this.startProbe(now);
    if (this.probe) {
      const deadline = Math.min(this.probe.graceUntil, call.deadline);
      await waitFor(this.probe.done, { deadline, signal: call.signal }).catch(() => call.signal?.throwIfAborted());
    }
    const { why } = this.circuit;
    if (why) throw new ConnectionError(why.reason, { sent: false, cause: why.cause, message: why.message });
  }

  /** On a connection of its own: the old ones may be what is hung. What they still owe may come in. */
  private startProbe(now: number): void {
    this.drop();
    const done = this.connected('control').then(
      () => {},
      () => {}, // Told to the circuit where it happened.
    );
    const probe = {
      done: done.finally(() => this.probe === probe && (this.probe = null)),
      graceUntil: now + PROBE_GRACE_MS,
    };
    this.probe = probe;
  }

  private drop(): void {
    for (const lane of ['control', 'bulk'] as const) {
      this.connections[lane]?.leave();
      this.connections[lane] = null;
    }
  }

  /** The open connection of a lane, or the one being opened: never two attempts at once. */
  private connected(lane: Lane): Promise<Connection> {
    const current = this.connections[lane];
    if (current && !current.spent) return Promise.resolve(current);
    current?.leave();
    this.opening[lane] ??= this.openInTurn(lane).finally(() => {
      this.opening[lane] = null;
    });
    return this.opening[lane];
  }

  /** Two sign-ins at once could be refused twice, of the few that an account may have. */
  private async openInTurn(lane: Lane): Promise<Connection> {
    const other = this.opening[lane === 'control' ? 'bulk' : 'control'];
    if (other && this.config.sasl) await other;
    return this.open(lane);
  }

  private async open(lane: Lane): Promise<Connection> {
    try {
      const { host, port } = this.address;
      const ips = await waitFor(resolveAllowed(host, this.policy, port), { deadline: performance.now() + RESOLVE_MS });
      const { tls } = this.config;
      const sasl = await this.credentials();
      const startedAt = performance.now();
      const connection = await Connection.open({ host, port, ips, tls, sasl }, undefined, (why) => this.ended(why));
      this.learnOffers(connection);
      this.answered(performance.now() - startedAt);
      if (this.closed) connection.close();
      this.connections[lane] = connection;
      return connection;
    } catch (thrown) {
      const why = asConnectionError(thrown);
      if (!this.closed) this.failed(why);
      throw why;
    }
  }

  private learnOffers(connection: Connection): void {
    try {
      refuseTooOld(connection.offers);
    } catch (thrown) {
      connection.close();
      throw thrown;
    }
    this.underZooKeeper = isZooKeeper(connection.offers);
  }

  private answered(latencyMs: number): void {
    this.circuit.succeeded();
    this.answeredAt = performance.now();
    this.latencyMs = Math.round(latencyMs * 10) / 10;
    this.lastFailure = null;
    this.moveTo('ok');
  }

  private failed(why: ConnectionError): void {
    this.circuit.failed(why, performance.now());
    this.lastFailure = why;
    this.moveTo('unreachable');
  }

  /** A request ran out of time. Only when the broker has said nothing else meanwhile is that a sign of trouble. */
  private unanswered(why: ConnectionError, sentAt: number): void {
    const now = performance.now();
    if (now - sentAt < SILENT_MS || this.answeredAt > sentAt) return;
    this.circuit.suspect(why, now);
    this.lastFailure = why;
    this.moveTo('unreachable');
    if (this.circuit.tryProbe(now)) this.startProbe(now);
  }

  /** An answer that does not parse. One may be a mistake of ours, about one API; several in a row are the broker's. */
  private garbled(cause: WireError): void {
    const why = new ConnectionError('unreadable', { sent: true, cause });
    this.circuit.failed(why, performance.now());
    if (!this.circuit.why) return;
    this.lastFailure = why;
    this.moveTo('unreachable');
  }

  /** An open connection is over. Brokers close idle ones and restart: that alone says nothing. */
  private ended(why: ConnectionError): void {
    if (why.reason !== 'closed' && !this.closed) this.failed(why);
  }

  private moveTo(state: BrokerHealth['state']): void {
    if (state === this.state) return;
    this.state = state;
    this.since = Date.now();
  }
}

/** What fails while connecting is a ConnectionError, but for an ApiVersions answer that does not parse. */
function asConnectionError(thrown: unknown): ConnectionError {
  if (thrown instanceof ConnectionError) return thrown;
  return new ConnectionError('not Kafka', { sent: true, cause: thrown });
}
