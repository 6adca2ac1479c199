import type { Metadata } from 'next';

import { ResetOffsets } from '@/components/consumer-groups/reset-offsets';
import { GroupParams } from '@/lib/contract/consumer-groups';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; groupId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { groupId } = await metadataParams(params, GroupParams);
  return { title: `Reset offsets of ${groupId}` };
}

export default async function ResetOffsetsPage({ params }: Props) {
  const { groupId } = await pageParams(params, GroupParams);
  return <ResetOffsets groupId={groupId} />;
}
