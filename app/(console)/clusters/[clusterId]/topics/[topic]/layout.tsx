import type { ReactNode } from 'react';

import { TopicFrame } from '@/components/topics/topic-frame';
import { TopicParams } from '@/lib/contract/topics';
import { pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; topic: string }>; children: ReactNode };

export default async function TopicLayout({ params, children }: Props) {
  const { topic } = await pageParams(params, TopicParams);
  return <TopicFrame topic={topic}>{children}</TopicFrame>;
}
