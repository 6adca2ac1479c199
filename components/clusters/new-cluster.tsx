'use client';

import { useRouter } from 'next/navigation';

import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { page } from '@/lib/paths';

import { ClusterForm } from './cluster-form';

export function NewCluster() {
  const router = useRouter();
  return (
    <>
      <PageHeader crumbs={[{ label: 'Clusters', href: page.clusters() }]} title="Add a cluster" />
      <PageBody padded>
        <ClusterForm
          cluster={null}
          submitLabel="Add cluster"
          cancelHref={page.clusters()}
          onSaved={({ id }) => router.push(page.overview(id))}
        />
      </PageBody>
    </>
  );
}
