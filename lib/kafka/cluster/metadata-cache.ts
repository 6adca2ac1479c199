import type { MetadataColumns } from '@/lib/kafka/protocol/columns/metadata';
import { type ClusterMetadata, readMetadata } from './metadata';
import { waitFor } from './waiting';

const AGE_MS = 5_000;
const OLDEST_MS = 30_000;
/** Asking may take a twentieth of the time: a cluster that needs half a second to tell is asked every ten. */
const SHARE = 20;
/** What was learned this recently is not learned again because one broker disagrees with it. */
const FRESH_MS = 200;

type Until = { deadline?: number; signal?: AbortSignal | undefined };

/** Who is there and who leads what, with its age; one question at a time for all who ask. */
export class MetadataCache {
  private latest: ClusterMetadata | null = null;
  private asking: Promise<ClusterMetadata> | null = null;
  private tookMs = 0;

  constructor(
    private readonly ask: () => Promise<MetadataColumns>,
    private readonly onNews: (metadata: ClusterMetadata) => void,
  ) {}

  /** At most `maxAgeMs` old (default 5 s, more for a large cluster), or rejects as asking does. */
  async get({
    maxAgeMs = this.patience,
    ...until
  }: Until & { maxAgeMs?: number | undefined } = {}): Promise<ClusterMetadata> {
    if (this.latest && Date.now() - this.latest.asOf <= maxAgeMs) return this.latest;
    this.asking ??= this.refresh().finally(() => {
      this.asking = null;
    });
    return waitFor(this.asking, until);
  }

  /** As young as may be, but rather old than none. */
  async recent(until: Until): Promise<ClusterMetadata> {
    try {
      return await this.get(until);
    } catch (thrown) {
      until.signal?.throwIfAborted();
      if (this.latest) return this.latest;
      throw thrown;
    }
  }

  /** Of any age: routing that is wrong shows itself. */
  known(until: Until): Promise<ClusterMetadata> {
    return this.get({ maxAgeMs: Number.POSITIVE_INFINITY, ...until });
  }

  /** After an answer has shown that what is known is wrong. */
  renewed(until: Until): Promise<ClusterMetadata> {
    return this.get({ maxAgeMs: FRESH_MS, ...until });
  }

  private get patience(): number {
    return Math.min(OLDEST_MS, Math.max(AGE_MS, this.tookMs * SHARE));
  }

  private async refresh(): Promise<ClusterMetadata> {
    const asOf = Date.now();
    this.latest = readMetadata(await this.ask(), asOf);
    this.tookMs = Date.now() - asOf;
    this.onNews(this.latest);
    return this.latest;
  }
}
