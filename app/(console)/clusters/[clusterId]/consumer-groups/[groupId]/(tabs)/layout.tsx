import type { ReactNode } from 'react';

import { GroupFrame } from '@/components/consumer-groups/group-frame';
import { GroupParams } from '@/lib/contract/consumer-groups';
import { pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; groupId: string }>; children: ReactNode };

export default async function GroupLayout({ params, children }: Props) {
  const { groupId } = await pageParams(params, GroupParams);
  return <GroupFrame groupId={groupId}>{children}</GroupFrame>;
}
