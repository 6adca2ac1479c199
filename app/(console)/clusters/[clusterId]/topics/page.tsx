import type { Metadata } from 'next';

import { Topics } from '@/components/topics/topics';

export const metadata: Metadata = { title: 'Topics' };

export default function TopicsPage() {
  return <Topics />;
}
