'use client';

import Link from 'next/link';
import { useCluster } from '@/components/clusters/cluster-provider';
import { Name } from '@/components/ui/visible-text';
import type { Change } from '@/lib/contract/changes';
import { page } from '@/lib/paths';

const look = 'text-accent-ink underline-offset-3 hover:underline';

/** What was changed. */
export function ResourceLink({ change: { plan } }: { change: Change }) {
  const { clusterId } = useCluster();
  const { request } = plan;
  return request.kind === 'reset-offsets' ? (
    <>
      offsets of{' '}
      <Link href={page.group(clusterId, request.groupId)} className={look}>
        <Name text={request.groupId} />
      </Link>
    </>
  ) : (
    <>
      configs of{' '}
      <Link href={page.topic(clusterId, request.topic, 'configs')} className={look}>
        {request.topic}
      </Link>
    </>
  );
}

export function ChangeLink({ changeId }: { changeId: string }) {
  const { clusterId } = useCluster();
  return (
    <Link href={page.change(clusterId, changeId)} className={look}>
      the change {changeId}
    </Link>
  );
}
