'use client';

import { useRouter } from 'next/navigation';

import { useSession } from '@/components/session/session-provider';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { page } from '@/lib/paths';

import { ClusterForm } from './cluster-form';

export function NewCluster() {
  const router = useRouter();
  const { user } = useSession();
  return (
    <>
      <PageHeader crumbs={[{ label: 'Clusters', href: page.clusters() }]} title="Add a cluster" />
      <PageBody padded>
        <ClusterForm
          cluster={null}
          submitLabel="Add cluster"
          cancelHref={page.clusters()}
          blocked={user.isAdmin ? null : 'Only an administrator of the console adds clusters.'}
          onSaved={({ id }) => router.push(page.overview(id))}
        />
      </PageBody>
    </>
  );
}
