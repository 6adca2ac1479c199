'use client';

import { useQuery } from '@tanstack/react-query';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { Age } from '@/components/ui/age';
import { Card } from '@/components/ui/card';
import { type Column, DataTable } from '@/components/ui/data-table';
import { plainColumn } from '@/components/ui/data-table-column';
import { type Fact, Facts } from '@/components/ui/facts';
import { Meter } from '@/components/ui/meter';
import { Notice } from '@/components/ui/notice';
import { LoadFailed, Loading, StaleNotice } from '@/components/ui/states';
import { Tag } from '@/components/ui/tag';
import { CellReasons, Unknown } from '@/components/ui/unknown';
import type { BrokerDetail, BrokerRow, LogDir } from '@/lib/contract/brokers';
import { formatBytes, formatDuration, formatInt64, formatPercent, formatRate, toBigInt, unknown } from '@/lib/format';
import { page } from '@/lib/paths';
import { brokerQuery } from '@/lib/queries/brokers';

import { diskShare } from './broker-columns';
import { largestTopics, type TopicShare } from './largest-topics';

const skewText = (skew: number | null) => {
  if (skew === null) return undefined;
  const percent = Math.round(skew);
  return percent === 0 ? 'the mean' : `${Math.abs(percent)} % ${percent > 0 ? 'above' : 'below'} the mean`;
};

function brokerFacts(broker: BrokerRow): Fact[] {
  const used = diskShare(broker);
  return [
    { label: 'Leaders', value: formatInt64(broker.leaders), title: skewText(broker.leaderSkew) },
    { label: 'Replicas', value: formatInt64(broker.replicas), title: skewText(broker.replicaSkew) },
    {
      label: 'Out of sync',
      value: formatInt64(broker.outOfSync),
      tone: broker.outOfSync > 0 ? 'warn' : 'plain',
      title: 'Of its replicas, those that are not in sync',
    },
    { label: 'Stored', value: formatBytes(broker.size) },
    {
      label: 'Disk used',
      value: used === null ? <Unknown of="disk size" /> : formatPercent(used),
      tone: used === null || used < 0.8 ? 'plain' : used < 0.9 ? 'warn' : 'bad',
      title: broker.diskTotal === null ? 'The broker does not tell' : `of ${formatBytes(broker.diskTotal)}`,
    },
    { label: 'Messages in', value: formatRate(broker.messagesPerSecond) },
    { label: 'Answer time', value: formatDuration(broker.latencyMs) },
    { label: 'Version', value: broker.version },
  ];
}

export function BrokerOverview({ brokerId }: { brokerId: number }) {
  const { clusterId } = useCluster();
  const detail = useQuery(brokerQuery(clusterId, brokerId));
  if (detail.isPending) {
    return (
      <PageBody>
        <Loading label={`Loading broker ${brokerId}`} shape="facts" />
        <Loading label="Loading log directories" rows={4} />
      </PageBody>
    );
  }
  if (detail.isLoadingError) return <LoadFailed error={detail.error} onRetry={detail.refetch} />;
  const { broker } = detail.data;
  return (
    <PageBody>
      {detail.isRefetchError && <StaleNotice error={detail.error} since={detail.dataUpdatedAt} />}
      <CellReasons of={detail.data.warnings}>
        <Facts items={brokerFacts(broker)} />
      </CellReasons>
      <div className="grid gap-3.5 px-[18px] py-4">
        {broker.state === 'unreachable' && (
          <Notice tone="bad">
            {broker.reason ?? `Broker ${brokerId} does not answer.`}
            {broker.since !== null && (
              <>
                {' '}
                Last heard of <Age at={broker.since} />.
              </>
            )}
          </Notice>
        )}
        <LogDirs detail={detail.data} />
        <LargestTopics clusterId={clusterId} detail={detail.data} />
      </div>
    </PageBody>
  );
}

const dirColumns: Column<LogDir>[] = [
  {
    id: 'path',
    header: 'Path',
    width: 280,
    grow: true,
    cell: (row) => (
      <>
        <span className="mono">{row.path}</span>
        {row.error !== null && (
          <Tag tone="bad" className="ml-2" title={row.error}>
            {row.error}
          </Tag>
        )}
      </>
    ),
    sort: (row) => row.path,
  },
  {
    id: 'replicas',
    header: 'Replicas',
    width: 90,
    align: 'right',
    cell: (row) => formatInt64(row.replicas),
    sort: (row) => row.replicas,
  },
  {
    id: 'size',
    header: 'Stored',
    title: 'Bytes of the replicas in it',
    width: 110,
    align: 'right',
    cell: (row) => formatBytes(row.size),
    sort: (row) => toBigInt(row.size),
  },
  {
    id: 'used',
    header: 'Disk used',
    width: 260,
    cell: (row) => {
      if (row.total === null || row.usable === null) return <span className="text-ink-3">{unknown}</span>;
      const used = 1 - Number(row.usable) / Number(row.total);
      return (
        <>
          <Meter value={used} width={100} tone={used >= 0.9 ? 'bad' : used >= 0.8 ? 'warn' : 'c1'} />
          {formatPercent(used)} <span className="ml-1 text-ink-3">of {formatBytes(row.total)}</span>
        </>
      );
    },
  },
  {
    id: 'free',
    header: 'Free',
    width: 110,
    align: 'right',
    cell: (row) => formatBytes(row.usable),
    sort: (row) => toBigInt(row.usable),
  },
];

function LogDirs({ detail }: { detail: BrokerDetail }) {
  return (
    <Card title="Log directories" flush>
      {detail.logDirs === null ? (
        <p className="px-3 pb-3 text-ink-2">The broker has not told its log directories.</p>
      ) : (
        <DataTable
          label="Log directories"
          columns={dirColumns}
          rows={detail.logDirs}
          rowKey={(row) => row.path}
          urlKey={null}
          toolbar={false}
          fill={false}
          surface="panel"
          empty="The broker told no log directories."
        />
      )}
    </Card>
  );
}

const topicColumns: Column<TopicShare>[] = [
  plainColumn('topic', 'Topic', (row) => row.topic, { width: 240, grow: true }),
  {
    id: 'replicas',
    header: 'Replicas here',
    width: 110,
    align: 'right',
    cell: (row) => formatInt64(row.replicas),
    sort: (row) => row.replicas,
  },
  {
    id: 'leaders',
    header: 'Leaders here',
    width: 110,
    align: 'right',
    cell: (row) => formatInt64(row.leaders),
    sort: (row) => row.leaders,
  },
  {
    id: 'size',
    header: 'Stored here',
    width: 270,
    cell: (row) => (
      <>
        <Meter value={row.share} width={100} />
        {formatBytes(row.size)} <span className="ml-1.5 text-ink-3">{formatPercent(row.share)}</span>
      </>
    ),
    sort: (row) => row.size,
    sortFirst: 'desc',
  },
];

function LargestTopics({ clusterId, detail }: { clusterId: string; detail: BrokerDetail }) {
  const shares = largestTopics(detail.replicas, 10);
  return (
    <Card title="Largest topics here" note="by bytes on this broker" flush>
      <DataTable
        label="Largest topics"
        columns={topicColumns}
        rows={shares}
        rowKey={(row) => row.topic}
        rowHref={(row) => page.topic(clusterId, row.topic)}
        urlKey={null}
        toolbar={false}
        fill={false}
        surface="panel"
        empty="It holds no replicas."
      />
    </Card>
  );
}
