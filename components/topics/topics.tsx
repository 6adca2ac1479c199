'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { ChipFilter } from '@/components/ui/chip';
import { DataTable, useUrlChoice } from '@/components/ui/data-table';
import { LoadFailed, StaleNotice } from '@/components/ui/states';
import { CellReasons, refusalIn } from '@/components/ui/unknown';
import { Warnings } from '@/components/ui/warnings';
import type { TopicList, TopicRow } from '@/lib/contract/topics';
import { formatBytes, formatInt64, formatTotal, plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { topicsQuery } from '@/lib/queries/topics';

import { topicColumns } from './topic-columns';

const healths = ['any', 'wrong', 'under-replicated', 'under min ISR', 'offline', 'unknown'] as const;
const cleanups = ['any', 'delete', 'compact', 'both'] as const;
const internals = ['hidden', 'shown', 'only'] as const;

type Choices = {
  health: (typeof healths)[number];
  cleanup: (typeof cleanups)[number];
  internal: (typeof internals)[number];
};

function isShown(topic: TopicRow, { health, cleanup, internal }: Choices): boolean {
  if (internal !== 'shown' && topic.internal !== (internal === 'only')) return false;
  if (health === 'wrong' ? topic.health === 'in sync' : health !== 'any' && topic.health !== health) return false;
  if (cleanup === 'any') return true;
  const deletes = topic.cleanupPolicy?.includes('delete') === true;
  const compacts = topic.cleanupPolicy?.includes('compact') === true;
  return cleanup === 'both' ? deletes && compacts : cleanup === 'delete' ? deletes && !compacts : compacts && !deletes;
}

const filterText = (topic: TopicRow) => topic.topic;
const rowKey = (topic: TopicRow) => topic.topic;

export function Topics() {
  const { clusterId } = useCluster();
  const topics = useQuery(topicsQuery(clusterId));
  const columns = useMemo(() => topicColumns(clusterId), [clusterId]);
  const [internal, setInternal] = useUrlChoice('internal', internals);
  const [health, setHealth] = useUrlChoice('health', healths);
  const [cleanup, setCleanup] = useUrlChoice('cleanup', cleanups);
  const all = topics.data?.items;
  const rows = useMemo(
    () => all?.filter((topic) => isShown(topic, { health, cleanup, internal })) ?? null,
    [all, health, cleanup, internal],
  );
  return (
    <>
      <PageHeader title="Topics" age={topics} />
      <PageBody>
        {topics.isRefetchError && <StaleNotice error={topics.error} since={topics.dataUpdatedAt} />}
        {topics.isLoadingError ? (
          <LoadFailed error={topics.error} onRetry={topics.refetch} />
        ) : (
          <CellReasons of={topics.data?.warnings}>
            <DataTable
              label="Topics"
              columns={columns}
              rows={rows}
              total={all?.length}
              rowKey={rowKey}
              rowHref={(topic) => page.topic(clusterId, topic.topic)}
              filterText={filterText}
              filterPlaceholder="Filter by name or /regex/"
              initialSort={{ id: 'topic', desc: false }}
              empty={refusalIn(topics.data?.warnings, 'topics') ?? 'This cluster has no topics yet.'}
              onClearFilters={() => {
                void setHealth(null);
                void setCleanup(null);
                void setInternal('shown');
              }}
              tools={
                <>
                  <ChipFilter label="Internal" value={internal} options={internals} onChange={setInternal} />
                  <ChipFilter label="Health" value={health} options={healths} onChange={setHealth} />
                  <ChipFilter label="Cleanup" value={cleanup} options={cleanups} onChange={setCleanup} />
                </>
              }
              footer={(shown) => topics.data && <TopicSums list={topics.data} shown={shown} internal={internal} />}
            />
          </CellReasons>
        )}
      </PageBody>
    </>
  );
}

type SumsProps = { list: TopicList; shown: readonly TopicRow[]; internal: Choices['internal'] };

function TopicSums({ list, shown, internal }: SumsProps) {
  const hidden = internal === 'hidden' ? list.items.filter((topic) => topic.internal).length : 0;
  const partitions = shown.reduce((sum, topic) => sum + topic.partitions, 0);
  const size = {
    value: String(shown.reduce((sum, topic) => sum + BigInt(topic.size?.value ?? 0), 0n)),
    atLeast: shown.some((topic) => topic.size === null || topic.size.atLeast),
  };
  return (
    <>
      <span>
        {plural(shown.length, 'topic')}
        {hidden > 0 && `, ${formatInt64(hidden)} internal hidden`}
      </span>
      <span>{plural(partitions, 'partition')}</span>
      <span>{formatTotal(size, formatBytes)}</span>
      <Warnings items={list.warnings} />
    </>
  );
}
