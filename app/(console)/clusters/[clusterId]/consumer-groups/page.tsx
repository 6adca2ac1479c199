import type { Metadata } from 'next';

import { ConsumerGroups } from '@/components/consumer-groups/consumer-groups';

export const metadata: Metadata = { title: 'Consumer groups' };

export default function ConsumerGroupsPage() {
  return <ConsumerGroups />;
}
