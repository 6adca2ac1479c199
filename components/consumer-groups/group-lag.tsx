'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ChipFilter, ChipToggle } from '@/components/ui/chip';
import { DataTable, useUrlChoice } from '@/components/ui/data-table';
import { Empty, LoadFailed, StaleNotice } from '@/components/ui/states';
import { TimeChart } from '@/components/ui/time-chart';
import { Warnings } from '@/components/ui/warnings';
import type { GroupDetail, GroupOffset } from '@/lib/contract/consumer-groups';
import { formatInt64, formatTime, plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { groupQuery } from '@/lib/queries/consumer-groups';

import { behindText, chartValue, sumLag } from './lag';
import { offsetColumns } from './offset-columns';

const none: GroupOffset[] = [];
const rowKey = (row: GroupOffset) => `${row.topic}/${row.partition}`;

export function GroupLag({ groupId }: { groupId: string }) {
  const { clusterId, blocked, leadsTo } = useCluster();
  const detail = useQuery(groupQuery(clusterId, groupId));
  const [topic, setTopic] = useQueryState('topic', parseAsString.withDefault(''));
  const [only, setOnly] = useUrlChoice('lag', ['all', 'behind']);
  const offsets = detail.data?.offsets ?? none;
  const topics = useMemo(() => [...new Set(offsets.map((each) => each.topic))].sort(), [offsets]);
  const rows = useMemo(
    () =>
      offsets.filter(
        (each) =>
          (topic === '' || each.topic === topic) && (only === 'all' || each.lag === null || BigInt(each.lag) !== 0n),
      ),
    [offsets, topic, only],
  );
  const members = detail.data?.members ?? null;
  const noMessages = blocked('message.read');
  const columns = useMemo(
    () =>
      offsetColumns({
        clusterId,
        worst: rows.reduce((most, each) => Math.max(most, Number(each.lag ?? 0)), 0),
        mean: rows.reduce((sum, each) => sum + Math.max(0, Number(each.lag ?? 0)), 0) / Math.max(1, rows.length),
        members: members && new Map(members.map((member) => [member.memberId, member])),
        oneTopic: topics.length === 1 || topic !== '',
        noMessages,
      }),
    [clusterId, rows, members, topics.length, topic, noMessages],
  );
  if (detail.isLoadingError) return <LoadFailed error={detail.error} onRetry={detail.refetch} />;
  return (
    <PageBody>
      {detail.isRefetchError && <StaleNotice error={detail.error} since={detail.dataUpdatedAt} />}
      {detail.data && <LagChart detail={detail.data} />}
      <DataTable
        label="Partitions"
        columns={columns}
        rows={detail.data ? rows : null}
        total={offsets.length}
        rowKey={rowKey}
        initialSort={topics.length === 1 ? { id: 'partition', desc: false } : { id: 'lag', desc: true }}
        empty={
          <Empty title="This group has committed nothing and has nothing assigned.">
            Its position appears with its first commit.
          </Empty>
        }
        onClearFilters={() => {
          void setTopic(null);
          void setOnly(null);
        }}
        tools={
          <>
            <ChipFilter
              label="Topic"
              value={topic}
              options={[{ value: '', label: topics.length === 1 ? topics[0]! : 'all' }, ...topics.map(asOption)]}
              onChange={(next) => void setTopic(next || null)}
            />
            <ChipToggle pressed={only === 'behind'} onChange={(on) => void setOnly(on ? 'behind' : null)}>
              Only lagging
            </ChipToggle>
          </>
        }
        actions={
          <LinkButton href={page.group(clusterId, groupId, 'reset')} {...leadsTo('group.reset-offsets')}>
            Reset offsets…
          </LinkButton>
        }
        footer={(shown) => (
          <>
            <span>{plural(shown.length, 'partition')}</span>
            <span>{behindText(sumLag(shown))}</span>
            <Warnings items={detail.data?.warnings ?? []} />
          </>
        )}
      />
    </PageBody>
  );
}

const asOption = (topic: string) => ({ value: topic, label: topic });

/** The sentence that a person would say after looking at the bars; null when nothing stands out. */
function leaning(offsets: readonly GroupOffset[]): string | null {
  const total = Number(sumLag(offsets)?.value ?? 0);
  if (offsets.length < 3 || total < 1000) return null;
  const worst = offsets.reduce((a, b) => (Number(b.lag ?? 0) > Number(a.lag ?? 0) ? b : a));
  const share = Number(worst.lag ?? 0) / total;
  if (share < Math.max(0.5, 3 / offsets.length)) return null;
  return `Partition ${worst.partition} of ${worst.topic} has ${Math.round(share * 100)} % of the lag`;
}

function LagChart({ detail }: { detail: GroupDetail }) {
  const { history, offsets } = detail;
  const times = useMemo(() => history.map(({ at }) => at), [history]);
  const series = useMemo(
    () => [{ label: 'Lag', values: history.map(({ lag }) => chartValue(lag)), colour: 'c1' as const }],
    [history],
  );
  const sentence = leaning(offsets);
  if (history.length < 2) return null;
  return (
    <div className="px-[18px] pt-3.5">
      <Card title="Lag of the group" note={sentence ?? `since ${formatTime(times[0], { clock: true })}`}>
        <TimeChart
          label="Lag of the group in messages over the time that somebody has been watching"
          times={times}
          series={series}
          format={(value) => formatInt64(Math.round(value))}
          whole
          formatTime={formatTime}
        />
      </Card>
    </div>
  );
}
