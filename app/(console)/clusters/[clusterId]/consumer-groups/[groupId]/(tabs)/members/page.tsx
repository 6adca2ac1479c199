import type { Metadata } from 'next';

import { GroupMembers } from '@/components/consumer-groups/group-members';
import { GroupParams } from '@/lib/contract/consumer-groups';
import { metadataParams, pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; groupId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { groupId } = await metadataParams(params, GroupParams);
  return { title: `Members of ${groupId}` };
}

export default async function GroupMembersPage({ params }: Props) {
  const { groupId } = await pageParams(params, GroupParams);
  return <GroupMembers groupId={groupId} />;
}
