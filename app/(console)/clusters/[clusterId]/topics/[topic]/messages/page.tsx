import type { Metadata } from 'next';

import { Messages } from '@/components/messages/messages';
import { TopicParams } from '@/lib/contract/topics';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; topic: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { topic } = await metadataParams(params, TopicParams);
  return { title: `Messages of ${topic}` };
}

export default async function TopicMessagesPage({ params }: Props) {
  const { topic } = await pageParams(params, TopicParams);
  return <Messages key={topic} topic={topic} />;
}
