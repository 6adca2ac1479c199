import type { Metadata } from 'next';

import { TopicOverview } from '@/components/topics/topic-overview';
import { TopicParams } from '@/lib/contract/topics';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; topic: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { topic } = await metadataParams(params, TopicParams);
  return { title: `${topic}` };
}

export default async function TopicPage({ params }: Props) {
  const { topic } = await pageParams(params, TopicParams);
  return <TopicOverview topic={topic} />;
}
