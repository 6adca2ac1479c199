'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageHeader } from '@/components/shell/page-header';
import { type Fact, Facts } from '@/components/ui/facts';
import { Loading } from '@/components/ui/states';
import { Tabs } from '@/components/ui/tabs';
import { Tag } from '@/components/ui/tag';
import type { GroupDetail } from '@/lib/contract/consumer-groups';
import { formatInt64, formatLag } from '@/lib/format';
import { page } from '@/lib/paths';
import { groupQuery } from '@/lib/queries/consumer-groups';

import { kindOf } from './group-columns';
import { stateWords } from './group-state';
import { catchesUp, lagChange, lagTone, sumLag } from './lag';

const stateTone = (state: string) =>
  state === 'Stable' ? 'plain' : state === 'Empty' ? 'dim' : state === 'Dead' ? 'bad' : 'warn';

/** Name, facts and tabs of a group; each tab brings its own body. */
export function GroupFrame({ groupId, children }: { groupId: string; children: ReactNode }) {
  const { clusterId } = useCluster();
  const detail = useQuery(groupQuery(clusterId, groupId));
  const group = detail.data?.group;
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Consumer groups', href: page.groups(clusterId) }]}
        title={groupId}
        tags={
          group && (
            <>
              <Tag>{kindOf(group)}</Tag>
              {group.state !== null && <Tag tone={stateTone(group.state)}>{stateWords(group.state)}</Tag>}
            </>
          )
        }
        age={detail}
      />
      {detail.data ? (
        <Facts items={groupFacts(clusterId, detail.data)} />
      ) : (
        detail.isPending && <Loading label={`Loading ${groupId}`} shape="facts" />
      )}
      <Tabs
        label={`Parts of ${groupId}`}
        items={[
          { label: 'Lag', href: page.group(clusterId, groupId) },
          { label: 'Members', href: page.group(clusterId, groupId, 'members'), count: group?.members || null },
          { label: 'Changes', href: page.group(clusterId, groupId, 'changes') },
        ]}
      />
      {children}
    </>
  );
}

function groupFacts(clusterId: string, { group, offsets }: GroupDetail): Fact[] {
  // A commit ahead of its end does not make up for messages that wait elsewhere.
  const total = sumLag(offsets) ?? group.lag;
  const lag = total?.value ?? null;
  const tone = lagTone(lag, group.lagPerSecond, group.members);
  const change = lagChange(group.lagPerSecond);
  const odd = offsets.filter(({ position }) => position === 'before start' || position === 'after end').length;
  const topics = new Set(offsets.map(({ topic }) => topic)).size;
  const facts: Fact[] = [
    { label: 'Lag', value: formatLag(total), tone, title: 'Messages not read yet' },
    { label: change.label, value: change.value, tone: tone === 'warn' && group.members === 0 ? 'plain' : tone },
    {
      label: 'Catches up',
      value: catchesUp(lag, group.lagPerSecond),
      tone: tone === 'bad' ? 'bad' : 'plain',
      title: 'If things go on as they do now',
    },
    {
      label: 'Members',
      value: formatInt64(group.members),
      tone: group.members === 0 && lag !== null && BigInt(lag) > 0n ? 'warn' : 'plain',
    },
    { label: 'Topics', value: formatInt64(topics) },
    {
      label: 'Coordinator',
      value: group.coordinator === null ? null : `broker ${group.coordinator}`,
      href: group.coordinator === null ? undefined : page.broker(clusterId, group.coordinator),
      title: 'The broker that keeps its commits',
    },
  ];
  if (odd > 0) {
    facts.push({
      label: 'Out of range',
      value: `${formatInt64(odd)} of ${formatInt64(offsets.length)}`,
      tone: 'bad',
      title: 'Partitions whose commit lies before the start of the log, or after its end',
    });
  }
  return facts;
}
