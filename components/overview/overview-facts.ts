import type { Fact } from '@/components/ui/facts';
import type { ClusterOverview } from '@/lib/contract/clusters';
import { formatBytes, formatInt64, formatRate, formatTotal } from '@/lib/format';
import { page } from '@/lib/paths';

/** The cluster in a row of numbers; each leads to what it counts. */
export function overviewFacts(clusterId: string, { status, stored, controllerId }: ClusterOverview): Fact[] {
  const { brokers, brokersUp, topics, partitions, underReplicated, offline, worstLag } = status;
  const down = brokers !== null && brokersUp !== null && brokersUp < brokers;
  return [
    {
      label: 'Brokers',
      value: down ? `${brokersUp} of ${brokers}` : formatInt64(brokers),
      tone: down ? 'bad' : 'plain',
      href: page.brokers(clusterId),
    },
    { label: 'Topics', value: formatInt64(topics), href: page.topics(clusterId) },
    { label: 'Partitions', value: formatInt64(partitions) },
    {
      label: 'Under-replicated',
      value: formatInt64(underReplicated),
      tone: underReplicated ? 'warn' : 'plain',
      href: underReplicated ? page.topics(clusterId, { health: 'wrong', internal: 'shown' }) : undefined,
      title: 'Partitions with fewer replicas in sync than they should have',
    },
    {
      label: 'Offline',
      value: formatInt64(offline),
      tone: offline ? 'bad' : 'plain',
      href: offline ? page.topics(clusterId, { health: 'offline', internal: 'shown' }) : undefined,
      title: 'Partitions without a leader',
    },
    { label: 'Messages in', value: formatRate(status.messagesPerSecond) },
    {
      label: 'Worst lag',
      value: worstLag && formatInt64(worstLag.lag),
      href: worstLag ? page.group(clusterId, worstLag.groupId) : undefined,
      title: worstLag ? `of ${worstLag.groupId}` : undefined,
    },
    { label: 'Stored', value: formatTotal(stored, formatBytes), title: 'Bytes of every replica' },
    {
      label: 'Controller',
      value: controllerId === null ? null : `broker ${controllerId}`,
      href: controllerId === null ? undefined : page.broker(clusterId, controllerId),
      title: 'The active one',
    },
  ];
}
