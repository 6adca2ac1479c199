import type { ClusterStatus } from '@/lib/contract/clusters';
import { page } from '@/lib/paths';

type Count = { value: number | null; tone?: 'warn' | 'bad' };

export type NavItem = {
  label: string;
  href: (clusterId: string) => string;
  /** From the cluster's status; null is not known yet. */
  count?: (status: ClusterStatus) => Count;
};

export type NavGroup = { label: string | null; items: readonly NavItem[] };

/** The parts of one cluster, in the order of the sidebar and the palette. */
export const clusterNav: readonly NavGroup[] = [
  { label: null, items: [{ label: 'Overview', href: page.overview }] },
  {
    label: 'Data',
    items: [
      {
        label: 'Topics',
        href: page.topics,
        count: ({ topics, offline, underReplicated }) => ({
          value: topics,
          ...((offline ?? 0) > 0 ? { tone: 'bad' } : (underReplicated ?? 0) > 0 ? { tone: 'warn' } : {}),
        }),
      },
      { label: 'Consumer groups', href: page.groups, count: ({ groups }) => ({ value: groups }) },
    ],
  },
  {
    label: 'Cluster',
    items: [
      {
        label: 'Brokers',
        href: page.brokers,
        count: ({ brokers, brokersUp }) => ({
          value: brokers,
          ...(brokers !== null && brokersUp !== null && brokersUp < brokers ? { tone: 'bad' } : {}),
        }),
      },
    ],
  },
  {
    label: null,
    items: [
      { label: 'Changes', href: page.changes },
      { label: 'Settings', href: page.editCluster },
    ],
  },
];

/** True when a path is this item's page or one below it; the overview has all others below it and counts alone. */
export function isCurrent(pathname: string, href: string, clusterId: string): boolean {
  return pathname === href || (href !== page.overview(clusterId) && pathname.startsWith(`${href}/`));
}

/** The same part of another cluster: who compares clusters stays where they look. */
export function samePart(pathname: string, from: string | null, to: string): string {
  if (from === null) return page.overview(to);
  const item = clusterNav.flatMap((group) => group.items).find(({ href }) => isCurrent(pathname, href(from), from));
  return (item?.href ?? page.overview)(to);
}
