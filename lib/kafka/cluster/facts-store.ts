import { AppError, type ErrorCode } from '@/lib/errors';

import type { Cluster } from './cluster';
import { BrokerTable } from './facts-brokers';
import { GroupTable } from './facts-groups';
import { noLayout } from './facts-layout';
import { Axis, emptySeries } from './facts-series';
import { TopicColumns } from './facts-topics';
import { LagTrails } from './facts-trails';
import type { LogDirs } from './log-dirs';

/** Half an hour of readings 5 s apart. */
const THROUGHPUT_POINTS = 360;

/** What is known of one cluster now. Sweeps write here, services read; nothing here asks a broker. */
export class FactStore {
  topics = new TopicColumns(noLayout);
  /** Answers of brokers that never came. */
  lost = 0;
  readonly groups = new GroupTable();
  readonly brokers = new BrokerTable();
  readonly trails = new LagTrails();
  /** Times of the readings of topics and groups. */
  readonly axis = new Axis();
  readonly throughputAxis = new Axis(THROUGHPUT_POINTS);
  readonly throughput = emptySeries(THROUGHPUT_POINTS);
  kafkaClusterId: string | null = null;
  /** Node id of the active controller, which need not be a broker; null when unknown. */
  controllerId: number | null = null;
  /** Level of the finalized feature `metadata.version`; null when unknown. */
  metadataLevel: number | null = null;
  /** Replicas on the disks of brokers that somebody has open: too much to keep for all. */
  readonly openedLogDirs = new Map<number, { at: number; logDirs: LogDirs }>();
  /** What brokers that do answer refuse, by what was asked of which. */
  readonly refusals = new Map<string, { source: string; code: string; message: string }>();
  /** Grows with everything learned, so that what was worked out of the facts can be kept. */
  version = 0;

  private readonly worked = new Map<string, { version: number; result: unknown }>();

  constructor(readonly cluster: Cluster) {}

  /**
   * What was worked out of the facts, as long as they are the same: many viewers poll between two sweeps. It is shared
   * and therefore frozen, which also lets it be written as JSON but once.
   */
  once<T extends readonly unknown[]>(what: string, work: () => T): T {
    const known = this.worked.get(what);
    // Cast: only ever written below, by the same name.
    if (known?.version === this.version) return known.result as T;
    const result = Object.freeze(work()) as T;
    this.worked.set(what, { version: this.version, result });
    return result;
  }

  /** Keeps, or forgets, why brokers refuse something that is asked of any of them. The first word is its source. */
  refused(what: string, error: AppError | null): void {
    const [source = what] = what.split(' ');
    if (error) this.refusals.set(what, { source, code: error.code, message: error.message });
    else this.refusals.delete(what);
  }

  /**
   * Asks one broker for `what`, and keeps how that went as the broker's own fact. Null: it did not answer, or refused.
   * `small`: the answer is small on every cluster, so that its time tells of the broker and not of the question.
   */
  async ofBroker<T>(what: string, brokerId: number, ask: () => Promise<T>, small = false): Promise<T | null> {
    const clock = performance.now();
    try {
      const answer = await ask();
      this.brokers.answered(brokerId, Date.now(), small ? performance.now() - clock : undefined);
      this.refusals.delete(`${what} ${brokerId}`);
      return answer;
    } catch (error) {
      if (isRefusal(error)) {
        this.brokers.answered(brokerId, Date.now());
        this.refusals.set(`${what} ${brokerId}`, { source: what, code: error.code, message: error.message });
      } else {
        this.brokers.failed(brokerId, error, Date.now());
        this.lost += 1;
      }
      return null;
    } finally {
      this.version += 1;
    }
  }
}

const refusals: ReadonlySet<ErrorCode> = new Set([
  'KAFKA_AUTHORIZATION',
  'KAFKA_REFUSED',
  'KAFKA_UNSUPPORTED',
  'NOT_OFFERED',
  'UNAVAILABLE',
  'THROTTLED',
]);

/** The broker answered, and the answer was no: that is not a failing broker. */
export function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && refusals.has(error.code);
}
