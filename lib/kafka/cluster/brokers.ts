import { type BrokerHealth, BrokerLink } from './broker-link';
import type { Address, ClusterConfig } from './config';
import { type CredentialSource, credentialSource } from './credentials';
import type { EgressPolicy } from './egress';
import type { ClusterMetadata } from './metadata';
import { addressText } from './seeds';

/** The links of one cluster, one per address: a bootstrap server and the broker behind the same address share theirs. */
export class Brokers {
  private readonly links = new Map<string, BrokerLink>();
  private readonly ids = new Map<number, BrokerLink>();
  /** One for all, so that a token is asked for once and not by each link. */
  private readonly credentials: CredentialSource;

  constructor(
    private readonly config: ClusterConfig,
    private readonly policy: EgressPolicy,
  ) {
    this.credentials = credentialSource(config.sasl, policy);
    for (const seed of config.bootstrapServers) this.at(seed);
  }

  /**
   * Takes over what Metadata says: who is there, and at which address. A broker that is no longer named but still holds
   * replicas is down rather than gone, and keeps its link and its history.
   */
  adopt({ brokers, topics }: ClusterMetadata): void {
    const missing = new Map(this.ids);
    this.ids.clear();
    for (const { brokerId, host, port, rack } of brokers) {
      const link = this.at({ host, port });
      link.becomes({ brokerId, rack });
      this.ids.set(brokerId, link);
      missing.delete(brokerId);
    }
    if (missing.size > 0) {
      for (const brokerId of replicaHolders(topics)) {
        const link = missing.get(brokerId);
        if (link?.brokerId !== brokerId) continue; // Its address is another broker's now.
        link.isMissing();
        this.ids.set(brokerId, link);
      }
    }
    const wanted = new Set(this.ids.values());
    const seeds = new Set(this.config.bootstrapServers.map(addressText));
    for (const [address, link] of this.links) {
      if (wanted.has(link)) continue;
      if (seeds.has(address)) link.becomes({ brokerId: null, rack: null });
      else {
        this.links.delete(address);
        link.close();
      }
    }
  }

  byId(brokerId: number): BrokerLink | null {
    return this.ids.get(brokerId) ?? null;
  }

  /** All that could answer what any broker can, the best first. */
  candidates(): BrokerLink[] {
    return [...this.links.values()].sort((a, b) => a.burden - b.burden);
  }

  /** Known as soon as one was connected to. */
  get underZooKeeper(): boolean {
    return [...this.links.values()].some((link) => link.underZooKeeper);
  }

  /** The brokers, or the bootstrap servers as long as nobody has named the brokers. */
  health(): BrokerHealth[] {
    const links = this.ids.size > 0 ? [...this.ids.values()] : [...this.links.values()];
    return links.map((link) => link.health).sort((a, b) => (a.brokerId ?? 0) - (b.brokerId ?? 0));
  }

  close(): void {
    for (const link of this.links.values()) link.close();
  }

  private at(address: Address): BrokerLink {
    const text = addressText(address);
    const link = this.links.get(text) ?? new BrokerLink(address, this.config, this.policy, this.credentials);
    this.links.set(text, link);
    return link;
  }
}

function replicaHolders(topics: ClusterMetadata['topics']): Set<number> {
  const holders = new Set<number>();
  for (const { partitions } of topics.values()) {
    for (const { replicas } of partitions) for (const brokerId of replicas) holders.add(brokerId);
  }
  return holders;
}
