'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { Card } from '@/components/ui/card';
import { ChipFilter } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { DataTable, useUrlChoice } from '@/components/ui/data-table';
import { type Fact, Facts } from '@/components/ui/facts';
import { LoadFailed, Loading, StaleNotice } from '@/components/ui/states';
import type { PartitionRow, TopicDetail } from '@/lib/contract/topics';
import { formatBytes, formatInt64, formatRate, formatTotal } from '@/lib/format';
import { page } from '@/lib/paths';
import { topicQuery } from '@/lib/queries/topics';

import { type Health, healthOf, partitionColumns, partitionScale } from './partition-columns';
import { ReplicaMap } from './replica-map';
import { keepsText } from './topic-columns';

/** Above this many the map stands over the table, not beside it. */
const besideTable = 100;

export function TopicOverview({ topic }: { topic: string }) {
  const { clusterId } = useCluster();
  const detail = useQuery(topicQuery(clusterId, topic));
  if (detail.isPending) {
    return (
      <PageBody>
        <Loading label={`Loading ${topic}`} shape="facts" />
        <Loading label="Loading partitions" />
      </PageBody>
    );
  }
  if (detail.isLoadingError) return <LoadFailed error={detail.error} onRetry={detail.refetch} />;
  const { partitions, brokers } = detail.data;
  const beside = partitions.length <= besideTable;
  return (
    <PageBody>
      {detail.isRefetchError && <StaleNotice error={detail.error} since={detail.dataUpdatedAt} />}
      <Facts items={topicFacts(clusterId, detail.data)} />
      <div className={cn('flex min-h-0 flex-1 flex-col', beside && 'lg:flex-row-reverse')}>
        <div className={cn('shrink-0 p-[18px] pb-0', beside && 'max-w-full lg:pb-[18px] lg:pl-0')}>
          <Card title="Replicas">
            <div className={cn('overflow-auto', beside ? 'lg:max-h-[calc(100dvh-290px)]' : 'max-h-[300px]')}>
              <ReplicaMap partitions={partitions} brokers={brokers} />
            </div>
          </Card>
        </div>
        <Partitions clusterId={clusterId} detail={detail.data} />
      </div>
    </PageBody>
  );
}

function topicFacts(clusterId: string, { topic, minInsyncReplicas, partitions }: TopicDetail): Fact[] {
  const moved = partitions.filter(({ leader, replicas }) => leader !== null && leader !== replicas[0]).length;
  const wrong: Fact[] = [];
  if (topic.offline > 0) wrong.push({ label: 'Offline', value: formatInt64(topic.offline), tone: 'bad' });
  if (topic.outOfSync > 0) {
    wrong.push({ label: 'Under-replicated', value: formatInt64(topic.outOfSync), tone: 'warn' });
  }
  if (moved > 0) {
    wrong.push({
      label: 'Not led by preferred',
      value: formatInt64(moved),
      tone: 'warn',
      title: 'Partitions led by another broker than the first of their replicas',
    });
  }
  return [
    ...wrong,
    {
      label: 'Messages, about',
      value: formatTotal(topic.messages),
      title: 'Sum of end minus start: compaction and transaction markers leave gaps, so there may be fewer',
    },
    { label: 'Messages in', value: formatRate(topic.messagesPerSecond) },
    { label: 'Size, all replicas', value: formatTotal(topic.size, formatBytes) },
    { label: 'Keeps', value: keepsText(topic), href: page.topic(clusterId, topic.topic, 'configs') },
    { label: 'Min in-sync replicas', value: formatInt64(minInsyncReplicas) },
    {
      label: 'Groups',
      value: topic.groups === 0 ? 'nobody' : formatInt64(topic.groups),
      href: page.topic(clusterId, topic.topic, 'groups'),
    },
    {
      label: 'Worst lag',
      value: topic.worstLag && formatInt64(topic.worstLag.lag),
      href: topic.worstLag ? page.group(clusterId, topic.worstLag.groupId) : undefined,
      title: topic.worstLag?.groupId,
    },
  ];
}

const shows = ['all', 'not in sync', 'not led by preferred'] as const;

function isShown(partition: PartitionRow, show: (typeof shows)[number], health: Health): boolean {
  if (show === 'all') return true;
  if (show === 'not in sync') return healthOf(partition, health) !== 'ok';
  return partition.leader !== partition.replicas[0];
}

function Partitions({ clusterId, detail }: { clusterId: string; detail: TopicDetail }) {
  const { blocked } = useCluster();
  const noMessages = blocked('message.read');
  const { partitions, minInsyncReplicas, brokers, topic } = detail;
  const scale = useMemo(() => {
    const silent = new Set(brokers.flatMap(({ brokerId, up }) => (up === false ? [brokerId] : [])));
    return partitionScale(partitions, { minInsync: minInsyncReplicas, silent });
  }, [partitions, minInsyncReplicas, brokers]);
  const columns = useMemo(() => partitionColumns(clusterId, scale), [clusterId, scale]);
  const [show, setShow] = useUrlChoice('show', shows);
  const rows = useMemo(
    () => partitions.filter((partition) => isShown(partition, show, scale)),
    [partitions, show, scale],
  );
  return (
    <DataTable
      label="Partitions"
      columns={columns}
      rows={rows}
      total={partitions.length}
      onClearFilters={() => void setShow(null)}
      tools={<ChipFilter label="Partitions" value={show} options={shows} onChange={setShow} />}
      rowKey={(row) => String(row.partition)}
      // Where its messages may not be read, a partition leads nowhere; the tab says why.
      rowHref={
        noMessages ? undefined : (row) => page.topic(clusterId, topic.topic, 'messages', { partitions: row.partition })
      }
      initialSort={{ id: 'partition', desc: false }}
      empty="This topic has no partitions."
      className="min-w-0"
    />
  );
}
