import type { Metadata } from 'next';

import { TopicConfigs } from '@/components/topics/topic-configs';
import { TopicParams } from '@/lib/contract/topics';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; topic: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { topic } = await metadataParams(params, TopicParams);
  return { title: `Configs of ${topic}` };
}

export default async function TopicConfigsPage({ params }: Props) {
  const { topic } = await pageParams(params, TopicParams);
  return <TopicConfigs topic={topic} />;
}
