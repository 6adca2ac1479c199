import type { Metadata } from 'next';

import { BrokerOverview } from '@/components/brokers/broker-overview';
import { BrokerParams } from '@/lib/contract/brokers';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; brokerId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { brokerId } = await metadataParams(params, BrokerParams);
  return { title: `Broker ${brokerId}` };
}

export default async function BrokerPage({ params }: Props) {
  const { brokerId } = await pageParams(params, BrokerParams);
  return <BrokerOverview brokerId={brokerId} />;
}
