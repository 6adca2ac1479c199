import type { Metadata } from 'next';

import { BrokerReplicas } from '@/components/brokers/broker-replicas';
import { BrokerParams } from '@/lib/contract/brokers';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; brokerId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { brokerId } = await metadataParams(params, BrokerParams);
  return { title: `Replicas on broker ${brokerId}` };
}

export default async function BrokerReplicasPage({ params }: Props) {
  const { brokerId } = await pageParams(params, BrokerParams);
  return <BrokerReplicas brokerId={brokerId} />;
}
