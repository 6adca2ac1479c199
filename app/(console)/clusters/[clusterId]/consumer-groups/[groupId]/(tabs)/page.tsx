import type { Metadata } from 'next';

import { GroupLag } from '@/components/consumer-groups/group-lag';
import { GroupParams } from '@/lib/contract/consumer-groups';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; groupId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { groupId } = await metadataParams(params, GroupParams);
  return { title: `${groupId}` };
}

export default async function GroupPage({ params }: Props) {
  const { groupId } = await pageParams(params, GroupParams);
  return <GroupLag groupId={groupId} />;
}
