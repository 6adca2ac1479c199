import type { Metadata } from 'next';

import { Brokers } from '@/components/brokers/brokers';

export const metadata: Metadata = { title: 'Brokers' };

export default function BrokersPage() {
  return <Brokers />;
}
