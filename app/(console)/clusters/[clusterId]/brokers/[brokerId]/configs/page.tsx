import type { Metadata } from 'next';

import { BrokerConfigs } from '@/components/brokers/broker-configs';
import { BrokerParams } from '@/lib/contract/brokers';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; brokerId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { brokerId } = await metadataParams(params, BrokerParams);
  return { title: `Configs of broker ${brokerId}` };
}

export default async function BrokerConfigsPage({ params }: Props) {
  const { brokerId } = await pageParams(params, BrokerParams);
  return <BrokerConfigs brokerId={brokerId} />;
}
