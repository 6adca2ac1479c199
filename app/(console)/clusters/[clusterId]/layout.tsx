import type { ReactNode } from 'react';

import { ClusterProvider } from '@/components/clusters/cluster-provider';
import { ClusterParams } from '@/lib/contract/common';
import { pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string }>; children: ReactNode };

export default async function ClusterLayout({ params, children }: Props) {
  const { clusterId } = await pageParams(params, ClusterParams.loose());
  return <ClusterProvider clusterId={clusterId}>{children}</ClusterProvider>;
}
