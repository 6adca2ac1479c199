import type { ReactNode } from 'react';

import { BrokerFrame } from '@/components/brokers/broker-frame';
import { BrokerParams } from '@/lib/contract/brokers';
import { pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; brokerId: string }>; children: ReactNode };

export default async function BrokerLayout({ params, children }: Props) {
  const { brokerId } = await pageParams(params, BrokerParams);
  return <BrokerFrame brokerId={brokerId}>{children}</BrokerFrame>;
}
