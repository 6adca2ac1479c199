import type { Metadata } from 'next';

import { TopicGroups } from '@/components/topics/topic-groups';
import { TopicParams } from '@/lib/contract/topics';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; topic: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { topic } = await metadataParams(params, TopicParams);
  return { title: `Groups of ${topic}` };
}

export default async function TopicGroupsPage({ params }: Props) {
  const { topic } = await pageParams(params, TopicParams);
  return <TopicGroups topic={topic} />;
}
