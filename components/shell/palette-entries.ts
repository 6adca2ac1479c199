import type { useConsole } from '@/components/session/use-console';
import type { VisibleCluster } from '@/lib/contract/clusters';
import type { PaletteNames } from '@/lib/contract/palette';
import { page } from '@/lib/paths';

import { clusterNav } from './nav';
import { bestMatches } from './palette-rank';
import type { Recent } from './recent';

export type PaletteEntry = {
  label: string;
  href: string;
  note?: string;
  /** Why it leads nowhere for this person. */
  blocked?: string | null;
  'data-action'?: string;
};
export type PaletteGroup = { label: string; entries: PaletteEntry[]; more: number };

type Sources = {
  clusterId: string | null;
  clusters: readonly VisibleCluster[];
  leadsTo: ReturnType<typeof useConsole>['leadsTo'];
  /** Null: not loaded, or no cluster is open. */
  names: PaletteNames | null;
  recent: readonly Recent[];
  typed: string;
};

/** What the palette shows for what was typed; without text only what is few: recent, pages, clusters. */
export function paletteGroups({ clusterId, clusters, leadsTo, names, recent, typed }: Sources): PaletteGroup[] {
  const searching = typed.trim() !== '';
  const group = <T>(
    label: string,
    items: readonly T[],
    nameOf: (item: T) => string,
    entry: (item: T) => PaletteEntry,
    limit: number,
  ) => {
    const found = bestMatches(items, nameOf, typed, Number.POSITIVE_INFINITY);
    return { label, entries: found.slice(0, limit).map(entry), more: Math.max(0, found.length - limit) };
  };
  const here = recent.filter(({ href }) => clusterId === null || href.startsWith(`${page.overview(clusterId)}/`));
  const groups: PaletteGroup[] = [];
  if (!searching) {
    const entries = here.slice(0, 6).map(({ label, kind, href }) => ({ label, href, note: kind }));
    groups.push({ label: 'Recent', entries, more: 0 });
  }
  if (clusterId !== null && names !== null && searching) {
    groups.push(
      group(
        'Topics',
        names.topics,
        (topic) => topic,
        (topic) => ({ label: topic, href: page.topic(clusterId, topic) }),
        12,
      ),
      group(
        'Consumer groups',
        names.groups,
        (id) => id,
        (id) => ({ label: id, href: page.group(clusterId, id) }),
        12,
      ),
      group(
        'Brokers',
        names.brokers,
        ({ brokerId, host }) => `broker ${brokerId} ${host}`,
        ({ brokerId, host }) => ({ label: `Broker ${brokerId}`, note: host, href: page.broker(clusterId, brokerId) }),
        6,
      ),
    );
  }
  groups.push(
    group(
      'Pages',
      pages(clusterId, leadsTo),
      ({ label }) => label,
      (entry) => entry,
      12,
    ),
    group(
      'Clusters',
      clusters,
      ({ name, environment }) => `${name} ${environment}`,
      ({ id, name, environment }) => ({ label: name, note: environment, href: page.overview(id) }),
      8,
    ),
  );
  return groups.filter(({ entries }) => entries.length > 0);
}

function pages(clusterId: string | null, leadsTo: Sources['leadsTo']): PaletteEntry[] {
  const parts = clusterId === null ? [] : clusterNav.flatMap(({ items }) => items);
  return [
    ...parts.map(({ label, href }) => ({ label, href: href(clusterId!) })),
    { label: 'All clusters', href: page.clusters() },
    { label: 'Add a cluster', href: page.newCluster(), ...leadsTo('cluster.add') },
    { label: 'Users', href: page.users(), ...leadsTo('user.list') },
    { label: 'My account', href: page.account() },
  ];
}
