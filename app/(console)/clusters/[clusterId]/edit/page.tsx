import type { Metadata } from 'next';

import { EditCluster } from '@/components/clusters/edit-cluster';

export const metadata: Metadata = { title: 'Settings of the cluster' };

export default function EditClusterPage() {
  return <EditCluster />;
}
