'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { Empty, LoadFailed, Loading } from '@/components/ui/states';
import type { GroupDetail } from '@/lib/contract/consumer-groups';
import { page } from '@/lib/paths';
import { groupQuery } from '@/lib/queries/consumer-groups';

import { ResetPlan } from './reset-plan';
import { readTopics, resetRequest, resetTarget, targets, writeTopics } from './reset-request';
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

function topicsOf(detail: GroupDetail | undefined): GroupTopics {
  const topics = new Map<string, number>();
  for (const { topic, partition } of detail?.offsets ?? []) {
    topics.set(topic, Math.max(topics.get(topic) ?? 0, partition + 1));
  }
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
          <ResetForm groupId={groupId} topics={topicsOf(detail.data)} />
        )}
      </PageBody>
    </>
  );
}

function ResetForm({ groupId, topics }: { groupId: string; topics: GroupTopics }) {
  const { writeBlockedReason } = useCluster();
  const [{ topics: topicText, ...draft }, setDraft] = useQueryStates(parsers);
  const names = [...topics.keys()].sort().join(';');
  const chosen = useMemo(() => readTopics(topicText ?? names), [topicText, names]);
  const target = resetTarget(draft);
  const request = target.ok && chosen.length > 0 ? resetRequest(groupId, chosen, target.value) : null;
  if (topics.size === 0) {
    return (
      <Empty title={`${groupId} has committed nothing.`}>
        There is no position to reset: the group will start where its own auto.offset.reset says.
      </Empty>
    );
  }
  return (
    <div className="grid max-w-[1040px] gap-3.5">
      <Card title="Where to">
        <div className="grid gap-3">
          <ResetTargetForm
            draft={draft}
            problem={target.ok ? null : target.problem}
            onChange={(change) => void setDraft(change)}
          />
          <div>
            <ResetTopics
              topics={topics}
              chosen={chosen}
              onChange={(next) => {
                const text = writeTopics(next);
                void setDraft({ topics: text === names ? null : text });
              }}
            />
          </div>
        </div>
      </Card>
      {writeBlockedReason ? (
        <Notice tone="warn">{writeBlockedReason} A reset can not be planned.</Notice>
      ) : (
        <ResetPlan groupId={groupId} request={request} />
      )}
    </div>
  );
}
