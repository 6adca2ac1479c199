'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { LoadFailed, Loading } from '@/components/ui/states';
import { Name } from '@/components/ui/visible-text';
import type { GroupDetail } from '@/lib/contract/consumer-groups';
import { page } from '@/lib/paths';
import { groupQuery } from '@/lib/queries/consumer-groups';
import { topicsQuery } from '@/lib/queries/topics';

import { ResetPlan } from './reset-plan';
import { readTopics, resetRequest, resetTarget, type TopicChoice, targets, writeTopics } from './reset-request';
import { ResetTargetForm } from './reset-target';
import { type GroupTopics, ResetTopics } from './reset-topics';

const parsers = {
  to: parseAsStringLiteral(targets).withDefault('earliest'),
  time: parseAsString.withDefault(''),
  zone: parseAsStringLiteral(['local', 'utc'] as const).withDefault('local'),
  offset: parseAsString.withDefault(''),
  by: parseAsString.withDefault(''),
  topics: parseAsString,
};

/** The group's own topics, and those somebody added; partitions as the cluster has them, not only the committed ones. */
function topicsOf(detail: GroupDetail, known: ReadonlyMap<string, number>, chosen: readonly string[]): GroupTopics {
  const topics = new Map<string, number>();
  for (const { topic, partition } of detail.offsets) {
    topics.set(topic, Math.max(topics.get(topic) ?? 0, partition + 1, known.get(topic) ?? 0));
  }
  for (const topic of chosen) if (!topics.has(topic)) topics.set(topic, known.get(topic) ?? 1);
  return topics;
}

export function ResetOffsets({ groupId }: { groupId: string }) {
  const { clusterId } = useCluster();
  const detail = useQuery(groupQuery(clusterId, groupId));
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Consumer groups', href: page.groups(clusterId) },
          { label: groupId, href: page.group(clusterId, groupId) },
        ]}
        title="Reset offsets"
        age={detail}
      />
      <PageBody padded>
        {detail.isPending ? (
          <Loading label={`Loading ${groupId}`} shape="block" />
        ) : detail.isLoadingError ? (
          <LoadFailed error={detail.error} onRetry={detail.refetch} />
        ) : (
          <ResetForm detail={detail.data} />
        )}
      </PageBody>
    </>
  );
}

function ResetForm({ detail }: { detail: GroupDetail }) {
  const { clusterId, blocked, leadsTo } = useCluster();
  const reason = blocked('group.reset-offsets');
  const { groupId } = detail.group;
  const list = useQuery(topicsQuery(clusterId));
  const known = useMemo(() => new Map(list.data?.items.map((each) => [each.topic, each.partitions])), [list.data]);
  const [{ topics: topicText, ...draft }, setDraft] = useQueryStates(parsers);
  const names = [...new Set(detail.offsets.map((each) => each.topic))].sort().join(';');
  const chosen = useMemo(() => readTopics(topicText ?? names), [topicText, names]);
  const topics = topicsOf(
    detail,
    known,
    chosen.map((each) => each.topic),
  );
  const choose = (next: TopicChoice[]) => {
    const text = writeTopics(next);
    void setDraft({ topics: text === names ? null : text });
  };
  const target = resetTarget(draft);
  const request = target.ok && chosen.length > 0 ? resetRequest(groupId, chosen, target.value) : null;
  return (
    <div className="grid max-w-[1040px] grid-cols-1 gap-3.5">
      <Card title="Where to">
        <div className="grid grid-cols-1 gap-3">
          <ResetTargetForm
            draft={draft}
            problem={target.ok ? null : target.problem}
            onChange={(change) => void setDraft(change)}
          />
          <div>
            <ResetTopics
              topics={topics}
              others={[...known.keys()].filter((topic) => !topics.has(topic))}
              chosen={chosen}
              onChange={choose}
            />
          </div>
        </div>
      </Card>
      {reason ? (
        <>
          <Notice tone="warn">{reason} A reset cannot be planned.</Notice>
          <Button variant="primary" className="justify-self-start" {...leadsTo('group.reset-offsets')}>
            Reset offsets of <Name text={groupId} />
          </Button>
        </>
      ) : (
        <ResetPlan groupId={groupId} request={request} onChoose={choose} />
      )}
    </div>
  );
}
