'use client';

import { useMemo } from 'react';

import { ChangeTable } from '@/components/changes/change-table';

export function GroupChanges({ groupId }: { groupId: string }) {
  const of = useMemo(() => ({ resourceType: 'consumer-group', resourceName: groupId }), [groupId]);
  return <ChangeTable of={of} empty={`Nobody has changed ${groupId} from here yet.`} />;
}
