import type { Socket } from 'node:net';
import { responseReader } from './codec';
import { ConnectionError } from './errors';
import { Exchange } from './exchange';
import { requestFrame, responseBody } from './frame';
import { DEFAULT_FRAME_LIMIT, Frames } from './frames';
import type { Message } from './message';
import { ApiVersions } from './messages';
import { Reader } from './reader';
import { authenticate, type SaslCredentials } from './sasl';
import { openTcp, secure, socketError } from './socket';
import { secureContext, type TlsMaterial } from './tls-material';

const CONNECT_MS = 2_000;
const GREETING_MS = 3_000;
const IDLE_MS = 5 * 60_000;
const CLIENT = { clientSoftwareName: 'sluice', clientSoftwareVersion: '0.1.0' };
const UNSUPPORTED_VERSION = 35;

export type Target = {
  /** The name that was asked for: the broker's certificate is held against it. */
  readonly host: string;
  readonly port: number;
  /** Where the socket may go, the first that lets us; resolved and allowed by the caller. */
  readonly ips: readonly string[];
  readonly tls: TlsMaterial | null;
  readonly sasl: SaslCredentials | null;
  readonly frameLimit?: number;
  readonly idleMs?: number;
};

/** `deadline` is on the clock of performance.now(). */
export type Call = { deadline: number; signal?: AbortSignal | undefined };

/**
 * One socket to one broker: requests pipelined in order, each with its own deadline and signal.
 *
 *   open --(any failure, idle, close)--> closed
 *
 * Made by `Connection.open`, or step by step: socket, `negotiate`, `signIn`.
 */
export class Connection {
  private readonly exchange = new Exchange((frame) => this.socket.write(frame));
  private readonly frames: Frames;
  private readonly idleMs: number;
  private offered: ReadonlyMap<number, { min: number; max: number }> = new Map();
  private closedBy: ConnectionError | null = null;
  private timer: NodeJS.Timeout | null = null;
  private timerAt = Number.POSITIVE_INFINITY;
  private usedAt = performance.now();
  /** Whether anything but ApiVersions was ever answered: a listener that wants SASL answers nothing else. */
  private spoken = false;
  private retireAt = Number.POSITIVE_INFINITY;
  private leaving = false;

  constructor(
    private readonly socket: Socket,
    { tls = null, ...limits }: Partial<Pick<Target, 'tls' | 'frameLimit' | 'idleMs'>> = {},
    private readonly onClose: (why: ConnectionError) => void = () => {},
  ) {
    this.idleMs = limits.idleMs ?? IDLE_MS;
    this.frames = new Frames(
      (bytes, start, end) => this.exchange.receive(new Reader(bytes, start, end)),
      limits.frameLimit ?? DEFAULT_FRAME_LIMIT,
    );
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', (cause) => this.hungUp(socketError(cause, tls, true)));
    socket.on('close', () => this.hungUp(new ConnectionError('closed', { sent: true })));
    this.wake();
  }

  /** Socket and TLS within two seconds, ApiVersions and SASL within three more. Throws ConnectionError, or the signal's reason. */
  static async open(
    target: Target,
    signal?: AbortSignal,
    onClose?: (why: ConnectionError) => void,
  ): Promise<Connection> {
    if (target.tls) secureContext(target.tls); // What is wrong with our own certificate is no broker's business.
    const dialling = { deadline: performance.now() + CONNECT_MS, signal };
    const plain = await openTcp(target.ips, target.port, dialling);
    const socket = target.tls ? await secure(plain, target.tls, target.host, dialling) : plain;
    const connection = new Connection(socket, target, onClose);
    try {
      const greeting = { deadline: performance.now() + GREETING_MS, signal };
      await connection.negotiate(greeting);
      if (target.sasl) await connection.signIn(target.sasl, greeting);
      return connection;
    } catch (thrown) {
      connection.close();
      throw thrown;
    }
  }

  /** Null while open. */
  get why(): ConnectionError | null {
    return this.closedBy;
  }

  /** True when nothing new should be asked here: it is closed, or the broker will soon end the session (KIP-368). */
  get spent(): boolean {
    return this.closedBy !== null || performance.now() >= this.retireAt;
  }

  /** Requests on the wire, those whose asker has left included. */
  get pending(): number {
    return this.exchange.pending;
  }

  /** The highest version that both sides know and `maxVersion` allows, or null. Known after `negotiate`. */
  version(message: Message, maxVersion = message.maxVersion): number | null {
    const range = this.offered.get(message.key);
    if (!range) return null;
    const version = Math.min(range.max, message.maxVersion, maxVersion);
    return version >= Math.max(range.min, message.minVersion) ? version : null;
  }

  /** What the broker offers, by API key. */
  get offers(): ReadonlyMap<number, { min: number; max: number }> {
    return this.offered;
  }

  /**
   * One request in one version. Rejects with ConnectionError, WireError when the answer does not parse, or the
   * signal's reason. Error codes of the broker are part of the answer.
   */
  ask<Q, R>(message: Message<Q, R>, version: number, body: Q, call: Call): Promise<R> {
    const read = responseReader(message, version);
    return this.send(message, version, body, call, (frame) => {
      this.spoken = true;
      responseBody(message, version, frame);
      return read(frame);
    });
  }

  /** Learns what the broker speaks, down to version 0 for one that does not know ours (KIP-511). */
  async negotiate(call: Call): Promise<void> {
    let answer = await this.askVersions(ApiVersions.maxVersion, call);
    if (answer.errorCode === UNSUPPORTED_VERSION) {
      const known = answer.apiKeys.find((api) => api.apiKey === ApiVersions.key)?.maxVersion ?? 0;
      answer = await this.askVersions(Math.min(known, ApiVersions.maxVersion - 1), call);
    }
    if (answer.errorCode !== 0) {
      throw new ConnectionError('not Kafka', { sent: true, message: `ApiVersions failed with ${answer.errorCode}` });
    }
    this.offered = new Map(answer.apiKeys.map((api) => [api.apiKey, { min: api.minVersion, max: api.maxVersion }]));
  }

  async signIn(credentials: SaslCredentials, call: Call): Promise<void> {
    const lifetimeMs = await authenticate((message, body) => {
      const version = this.version(message);
      if (version !== null && (message.name !== 'SaslHandshake' || version >= 1)) {
        return this.ask(message, version, body, call);
      }
      const text = 'the broker does not offer SASL as of Kafka 1.0 on this listener';
      return Promise.reject(new ConnectionError('SASL not used', { sent: true, message: text }));
    }, credentials);
    // A new connection signs in anew: simpler than doing so in the middle of a pipeline, and as right.
    if (lifetimeMs !== null) this.retireAt = performance.now() + lifetimeMs * 0.85;
  }

  /** Closes once nothing waits for an answer. */
  leave(): void {
    this.leaving = true;
    this.wake();
  }

  close(): void {
    this.fail(new ConnectionError('closed', { sent: true }));
  }

  private askVersions(version: number, call: Call) {
    const read = responseReader(ApiVersions, version);
    const readOldest = responseReader(ApiVersions, 0);
    return this.send(ApiVersions, version, version >= 3 ? CLIENT : {}, call, (frame) => {
      responseBody(ApiVersions, version, frame);
      const { position } = frame;
      const errorCode = frame.int16();
      frame.position = position;
      return errorCode === UNSUPPORTED_VERSION ? readOldest(frame) : read(frame);
    });
  }

  private send<Q, R>(
    message: Message<Q, R>,
    version: number,
    body: Q,
    { deadline, signal }: Call,
    decode: (frame: Reader) => R,
  ): Promise<R> {
    const encode = (correlationId: number) =>
      requestFrame(message, version, { correlationId, clientId: CLIENT.clientSoftwareName }, body);
    this.usedAt = performance.now();
    const answer = this.exchange.ask({ encode, decode, deadline, signal });
    this.wakeAt(deadline);
    return answer;
  }

  private receive(chunk: Buffer): void {
    try {
      this.frames.push(chunk);
    } catch (thrown) {
      this.fail(
        thrown instanceof ConnectionError ? thrown : new ConnectionError('not Kafka', { sent: true, cause: thrown }),
      );
    }
    if (this.exchange.why) this.fail(this.exchange.why);
    else if (this.leaving) this.wake();
  }

  /** The one timer: what is overdue is given up, and a connection that nobody uses is closed. */
  private wake(): void {
    if (this.closedBy) return;
    if (this.timer) clearTimeout(this.timer);
    this.timerAt = Number.POSITIVE_INFINITY;
    const now = performance.now();
    const next = this.exchange.expire(now);
    if (this.exchange.why) this.fail(this.exchange.why);
    else if (next !== null) this.wakeAt(next);
    else if (this.leaving || now >= this.usedAt + this.idleMs) this.close();
    else this.wakeAt(this.usedAt + this.idleMs);
  }

  private wakeAt(at: number): void {
    if (this.closedBy || at >= this.timerAt) return;
    if (this.timer) clearTimeout(this.timer);
    this.timerAt = at;
    // One millisecond late rather than early: setTimeout rounds down.
    this.timer = setTimeout(() => this.wake(), Math.max(0, at - performance.now()) + 1).unref();
  }

  /** The broker's end of it. One that wants SASL answers ApiVersions and hangs up at anything else. */
  private hungUp(why: ConnectionError): void {
    const mute = why.reason === 'closed' && this.offered.size > 0 && !this.spoken && this.exchange.pending > 0;
    this.fail(mute ? new ConnectionError('authentication needed', { sent: true, cause: why }) : why);
  }

  private fail(why: ConnectionError): void {
    if (this.closedBy) return;
    this.closedBy = why;
    if (this.timer) clearTimeout(this.timer);
    this.frames.stop();
    this.socket.destroy();
    this.exchange.close(why.reason, why.cause, why.message);
    this.onClose(why);
  }
}
