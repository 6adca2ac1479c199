'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { useConsole } from '@/components/session/use-console';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import { page } from '@/lib/paths';
import { useRemoveCluster } from '@/lib/queries/clusters';

import { ClusterForm } from './cluster-form';
import { useCluster } from './cluster-provider';

export function EditCluster() {
  const { cluster } = useCluster();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Clusters', href: page.clusters() },
          { label: cluster.name, href: page.overview(cluster.id) },
        ]}
        title="Settings"
      />
      <PageBody padded>
        {cluster.locked && <Notice tone="bad">{cluster.locked}</Notice>}
        {cluster.managed && (
          <Notice tone="info">
            The bootstrap servers come from SLUICE_BOOTSTRAP_SERVERS: a restart sets them again, everything else stays.
          </Notice>
        )}
        <ClusterForm
          key={cluster.id}
          cluster={cluster}
          submitLabel={`Save ${cluster.name}`}
          cancelHref={page.overview(cluster.id)}
          onSaved={({ name }) => toast(`${name} is saved.`)}
        />
        <RemoveCluster />
      </PageBody>
    </>
  );
}

function RemoveCluster() {
  const { leadsTo } = useConsole();
  const { clusterId, cluster } = useCluster();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveCluster(clusterId);
  const router = useRouter();

  async function confirm() {
    await remove.mutateAsync();
    router.push(page.clusters());
    toast(`${cluster.name} is removed from Sluice.`);
  }
  return (
    <Card title="Remove" className="max-w-[560px]">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-60 text-ink-2">
          Sluice forgets how to reach {cluster.name}. The Kafka cluster itself is not touched.
        </p>
        <Button variant="danger" {...leadsTo('cluster.remove')} onClick={() => setAsking(true)}>
          Remove {cluster.name}…
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove ${cluster.name}`}
        confirmLabel={`Remove ${cluster.name}`}
        requireText={cluster.name}
        danger
        onConfirm={confirm}
      >
        <p>
          Its address and stored secrets are deleted here; its changes stay in the audit trail. The Kafka cluster
          itself, its topics and groups are not touched.
        </p>
      </ConfirmDialog>
    </Card>
  );
}
