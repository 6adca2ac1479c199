import { AppError } from '@/lib/errors';

import type { Cluster } from './cluster';
import { measure, sweepCommits, sweepEnds, sweepStarts } from './facts-offsets';
import { type Pace, Part } from './facts-part';
import { FactStore } from './facts-store';
import { sweepConfigs, sweepGroups, sweepLogDirs, sweepMembers, sweepMetadata, sweepQuorum } from './facts-sweeps';
import { pause, waitFor } from './waiting';
import type { Warning } from './warning';

/** Nobody has asked for this long: the sweeps stop, and what is known stays. */
const IDLE_MS = 60_000;
/** How long the first caller waits for more than the layout. */
const FIRST_WAIT_MS = 1500;

export type FactPart = 'metadata' | 'offsets' | 'starts' | 'groups' | 'members' | 'logDirs' | 'configs' | 'quorum';

/**
 * What is known of a whole cluster, swept in the background for all viewers together: begun by the first of them,
 * stopped when nobody has asked for a minute. A list reads `store` and never waits, but for the very first.
 */
export class Facts {
  readonly store: FactStore;
  private readonly parts: Record<FactPart, Part>;
  private askedAt = 0;
  private running = false;
  private idleTimer: NodeJS.Timeout | null = null;
  private opening: Promise<void> = Promise.resolve();

  constructor(cluster: Cluster) {
    this.store = new FactStore(cluster);
    const { store } = this;
    const part = (pace: Pace, sweep: () => Promise<unknown>) =>
      new Part(pace, async () => {
        const { lost } = store;
        await sweep();
        return store.lost === lost ? 'complete' : 'incomplete';
      });
    this.parts = {
      metadata: part({ minMs: 5000, maxMs: 30_000 }, () => this.sweepLayout()),
      // Commits first, ends second: the other way round, a live group shows a negative lag.
      offsets: part({ minMs: 5000, maxMs: 60_000, firstMs: 2200 }, () => this.sweepOffsets()),
      starts: part({ minMs: 30_000, maxMs: 300_000 }, () => sweepStarts(store)),
      groups: part({ minMs: 5000, maxMs: 15_000 }, () => sweepGroups(store)),
      members: part({ minMs: 10_000, maxMs: 60_000 }, () => sweepMembers(store)),
      logDirs: part({ minMs: 60_000, maxMs: 120_000 }, () => sweepLogDirs(store)),
      configs: part({ minMs: 60_000, maxMs: 300_000 }, () => sweepConfigs(store)),
      quorum: part({ minMs: 10_000, maxMs: 15_000 }, () => sweepQuorum(store)),
    };
  }

  /**
   * Starts the sweeps when they do not run. Resolves at once when there are facts; only who starts them waits for the
   * layout and, at most 1.5 s, for what else arrives. Throws why, when not even the layout was ever learned.
   */
  async ready(signal?: AbortSignal): Promise<void> {
    const opening = this.touch();
    await waitFor(opening, { signal });
    const { metadata } = this.parts;
    if (metadata.asOf === null) throw metadata.error;
  }

  /** Learns one kind of fact anew, for who has just changed something. */
  async refresh(part: FactPart): Promise<void> {
    void this.touch();
    await this.parts[part].refresh();
  }

  /** Age of the oldest of some facts; null when one of them was never learned. */
  asOf(...parts: FactPart[]): number | null {
    const ages = parts.map((part) => this.parts[part].asOf);
    return ages.includes(null) ? null : Math.min(...ages.map(Number));
  }

  /** Why the cluster could not be asked the last time; null when it could, or was never. */
  get failure(): AppError | null {
    const { error } = this.parts.metadata;
    return error instanceof AppError ? error : null;
  }

  /** One sentence per broker that does not answer, and per thing that the cluster refuses. */
  warnings(): Warning[] {
    const warnings: Warning[] = [];
    const { failure } = this;
    if (failure) {
      warnings.push({ source: 'cluster', code: failure.code, message: `The layout may be old: ${failure.message}` });
    }
    for (const { brokerId, live, failure, okAt } of this.store.brokers.all()) {
      const source = `broker ${brokerId}`;
      if (failure) warnings.push({ source, brokerId, code: failure.code, message: failure.message });
      else if (live && okAt === null) {
        const message = `Broker ${brokerId} has not answered yet; what only it knows is still missing.`;
        warnings.push({ source, brokerId, code: 'KAFKA_TIMEOUT', message });
      }
    }
    for (const [name, part] of Object.entries(this.parts)) {
      if (part.error === null || part.error instanceof AppError) continue;
      warnings.push({ source: name, code: 'INTERNAL', message: `The console failed to learn this: ${name}.` });
    }
    // What is refused is mostly refused by every broker alike: once is enough.
    const refusals = new Map([...this.store.refusals.values()].map((refusal) => [refusal.source, refusal]));
    return [...warnings, ...refusals.values()];
  }

  stop(): void {
    this.running = false;
    if (this.idleTimer) clearInterval(this.idleTimer);
    this.idleTimer = null;
    for (const part of Object.values(this.parts)) part.stop();
  }

  /** The opening that is under way, or has long been over. */
  private touch(): Promise<void> {
    this.askedAt = Date.now();
    if (this.running) return this.opening;
    this.running = true;
    this.idleTimer = setInterval(() => {
      if (Date.now() - this.askedAt > IDLE_MS) this.stop();
    }, 5000);
    this.idleTimer.unref();
    const known = this.parts.metadata.asOf !== null;
    const layout = this.open();
    // After a pause the old facts stand in for a cluster that is slow to answer; at first there are none.
    this.opening = known
      ? Promise.race([layout.then(() => this.firstRound()), pause(FIRST_WAIT_MS)])
      : layout.then(() => Promise.race([this.firstRound(), pause(FIRST_WAIT_MS)]));
    return this.opening;
  }

  /** Starts every part: the layout first, for the others ask about what is in it. */
  private async open(): Promise<void> {
    const { metadata, offsets, groups, members, ...others } = this.parts;
    metadata.start();
    await metadata.run();
    // Nothing to sweep: whoever asks next tries again.
    if (metadata.asOf === null) this.stop();
    if (!this.running) return;
    for (const part of [groups, offsets, ...Object.values(others)]) part.start();
    void groups.run().then(() => {
      if (!this.running) return;
      members.start();
      void offsets.refresh();
    });
  }

  /** Until everything that a first page shows has been asked for once. */
  private async firstRound(): Promise<void> {
    if (!this.running) return;
    const { groups, offsets, starts, logDirs, configs, quorum } = this.parts;
    await Promise.all([groups, starts, logDirs, configs, quorum].map((part) => part.run()));
    await offsets.run();
  }

  private async sweepLayout(): Promise<void> {
    const before = this.store.topics;
    await sweepMetadata(this.store);
    if (before.topicCount === 0 || this.store.topics.names.every((name) => before.topic(name) >= 0)) return;
    // A topic that has just appeared need not wait for the slow sweeps.
    for (const part of [this.parts.configs, this.parts.starts, this.parts.offsets]) void part.run();
  }

  private async sweepOffsets(): Promise<void> {
    await sweepCommits(this.store);
    const moved = await sweepEnds(this.store);
    measure(this.store);
    if (moved) void this.parts.metadata.run();
  }
}

declare global {
  var __sluiceFacts: WeakMap<Cluster, Facts> | undefined;
}

/** The facts of a cluster, shared by the process: the bundler copies module state, so they hang on `globalThis`. */
export function factsOf(cluster: Cluster): Facts {
  const all = (globalThis.__sluiceFacts ??= new WeakMap());
  let facts = all.get(cluster);
  if (!facts) all.set(cluster, (facts = new Facts(cluster)));
  return facts;
}
