import type { Metadata } from 'next';

import { GroupChanges } from '@/components/consumer-groups/group-changes';
import { GroupParams } from '@/lib/contract/consumer-groups';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; groupId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { groupId } = await metadataParams(params, GroupParams);
  return { title: `Changes of ${groupId}` };
}

export default async function GroupChangesPage({ params }: Props) {
  const { groupId } = await pageParams(params, GroupParams);
  return <GroupChanges groupId={groupId} />;
}
