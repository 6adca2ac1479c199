'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageHeader } from '@/components/shell/page-header';
import { Tabs } from '@/components/ui/tabs';
import { Tag } from '@/components/ui/tag';
import { plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { topicQuery } from '@/lib/queries/topics';

import { TopicHealthTag } from './topic-columns';

/** Name and tabs of a topic; each tab brings its own body. */
export function TopicFrame({ topic, children }: { topic: string; children: ReactNode }) {
  const { clusterId, leadsTo } = useCluster();
  const detail = useQuery(topicQuery(clusterId, topic));
  const row = detail.data?.topic;
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Topics', href: page.topics(clusterId) }]}
        title={topic}
        tags={
          row && (
            <>
              <Tag>{plural(row.partitions, 'partition')}</Tag>
              <Tag>RF {row.replicationFactor}</Tag>
              {row.internal && <Tag>internal</Tag>}
              {row.health !== 'in sync' && <TopicHealthTag topic={row} />}
            </>
          )
        }
        age={detail}
      />
      <Tabs
        label={`Parts of ${topic}`}
        items={[
          { label: 'Overview', href: page.topic(clusterId, topic) },
          { label: 'Messages', href: page.topic(clusterId, topic, 'messages'), ...leadsTo('message.read') },
          { label: 'Configs', href: page.topic(clusterId, topic, 'configs') },
          { label: 'Groups', href: page.topic(clusterId, topic, 'groups'), count: row?.groups || null },
        ]}
      />
      {children}
    </>
  );
}
