import { AppError } from '@/lib/errors';

import type { Cluster } from './cluster';
import { measure, sweepCommits, sweepEnds, sweepStarts } from './facts-offsets';
import { type Pace, Part } from './facts-part';
import { FactStore } from './facts-store';
import { sweepConfigs, sweepGroups, sweepLogDirs, sweepMembers, sweepMetadata, sweepQuorum } from './facts-sweeps';
import { notOfferedBy } from './not-offered';
import { pause, waitFor } from './waiting';
import type { Warning } from './warning';

/** How often each part is learned, and after how long without being asked for all of it stops. */
export type Paces = Readonly<Record<FactPart, Pace>> & { readonly idleMs: number };

const usual: Paces = {
  metadata: { minMs: 5000, maxMs: 30_000 },
  offsets: { minMs: 5000, maxMs: 60_000, firstMs: 2200 },
  starts: { minMs: 30_000, maxMs: 300_000 },
  groups: { minMs: 5000, maxMs: 15_000 },
  members: { minMs: 10_000, maxMs: 60_000 },
  logDirs: { minMs: 60_000, maxMs: 120_000 },
  configs: { minMs: 60_000, maxMs: 300_000 },
  quorum: { minMs: 10_000, maxMs: 15_000 },
  idleMs: 60_000,
};

/** How long the first caller waits for more than the layout. */
const FIRST_WAIT_MS = 1500;
/** How long sizes and configs stand back behind the offsets, which one silent broker may hold up. */
const REST_WAIT_MS = 500;

/** What a first answer may wait for, in the order of its coming; `rest` is sizes, configs and the controller. */
export type First = 'ends' | 'lags' | 'rest';
const everything: readonly First[] = ['ends', 'lags', 'rest'];
const firstParts = ['offsets', 'starts', 'groups', 'logDirs', 'configs'] as const;

type Opening = {
  readonly layout: Promise<void>;
  /** Null: there is no layout, so that nothing else is asked for. */
  readonly firsts: Promise<Record<First, Promise<unknown>> | null>;
  until: number;
};

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
  private opening!: Opening;

  constructor(
    cluster: Cluster,
    private readonly paces: Paces = usual,
  ) {
    this.store = new FactStore(cluster);
    const { store } = this;
    const part = (pace: Pace, sweep: () => Promise<unknown>) =>
      new Part(pace, async () => {
        const { lost } = store;
        await sweep();
        return store.lost === lost ? 'complete' : 'incomplete';
      });
    this.parts = {
      metadata: part(paces.metadata, () => this.sweepLayout()),
      // Commits first, ends second: the other way round, a live group shows a negative lag.
      offsets: part(paces.offsets, () => this.sweepOffsets()),
      starts: part(paces.starts, () => sweepStarts(store)),
      groups: part(paces.groups, () => sweepGroups(store)),
      members: part(paces.members, () => sweepMembers(store)),
      logDirs: part(paces.logDirs, () => sweepLogDirs(store)),
      configs: part(paces.configs, () => sweepConfigs(store)),
      quorum: part(paces.quorum, () => sweepQuorum(store)),
    };
  }

  /**
   * Starts the sweeps when they do not run. Resolves at once when there are facts; only who starts them waits for the
   * layout and, at most 1.5 s, for the `needs` of what it shows. Throws why, when not even the layout was ever learned.
   */
  async ready(signal?: AbortSignal, needs: readonly First[] = everything): Promise<void> {
    const opening = this.touch();
    const { metadata } = this.parts;
    // After a pause the old facts stand in for a cluster that is slow to answer; at first there are none.
    if (metadata.asOf === null) await waitFor(opening.layout, { signal });
    if (metadata.asOf === null) throw metadata.error;
    const left = opening.until - Date.now();
    if (left <= 0) return;
    const learned = opening.firsts.then((all) => all && Promise.all(needs.map((need) => all[need])));
    await waitFor(Promise.race([learned, pause(left)]), { signal });
  }

  /** True while something that a list shows has not been asked for once: whoever shows it asks again soon. */
  get incomplete(): boolean {
    return firstParts.some((name) => this.parts[name].pending);
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
      if (failure) warnings.push({ source, brokerId, ...failure });
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
    return [...warnings, ...refusals.values(), ...notOfferedBy(this.store.brokers.all())];
  }

  stop(): void {
    this.running = false;
    if (this.idleTimer) clearInterval(this.idleTimer);
    this.idleTimer = null;
    for (const part of Object.values(this.parts)) part.stop();
  }

  /** The opening that is under way, or has long been over. */
  private touch(): Opening {
    this.askedAt = Date.now();
    if (this.running) return this.opening;
    this.running = true;
    this.idleTimer = setInterval(() => {
      if (Date.now() - this.askedAt > this.paces.idleMs) this.stop();
    }, this.paces.idleMs / 12);
    this.idleTimer.unref();
    this.parts.metadata.start();
    const layout = this.parts.metadata.run();
    const opening: Opening = { layout, firsts: layout.then(() => this.open()), until: this.askedAt + FIRST_WAIT_MS };
    this.opening = opening;
    // A layout that took long to come does not shorten the wait for the rest.
    if (this.parts.metadata.asOf === null) void layout.then(() => (opening.until = Date.now() + FIRST_WAIT_MS));
    const over = opening.firsts.then((all) => all && Promise.all(Object.values(all)));
    void over.then(() => (opening.until = 0));
    return opening;
  }

  /** Starts every other part, now that the layout is known: what moves first, what is heavy for brokers after it. */
  private open(): Record<First, Promise<unknown>> | null {
    const { metadata, offsets, starts, groups, members, logDirs, configs, quorum } = this.parts;
    // Nothing to sweep: whoever asks next tries again.
    if (metadata.asOf === null) this.stop();
    if (!this.running) return null;
    for (const part of [groups, offsets, starts]) part.start();
    const ends = Promise.all([offsets.run(), starts.run()]);
    const lags = groups.run().then(() => {
      if (!this.running) return undefined;
      members.start();
      return offsets.refresh();
    });
    const rest = Promise.race([ends, pause(REST_WAIT_MS)]).then(async () => {
      if (!this.running) return;
      for (const part of [logDirs, configs, quorum]) part.start();
      await Promise.all([logDirs, configs, quorum].map((part) => part.run()));
    });
    return { ends, lags, rest };
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
