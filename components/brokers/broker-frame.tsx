'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageHeader } from '@/components/shell/page-header';
import { Tabs } from '@/components/ui/tabs';
import { Tag } from '@/components/ui/tag';
import { formatInt64 } from '@/lib/format';
import { page } from '@/lib/paths';
import { brokerQuery } from '@/lib/queries/brokers';

import { addressOf, BrokerState } from './broker-columns';

/** Name and tabs of a broker; each tab brings its own body. */
export function BrokerFrame({ brokerId, children }: { brokerId: number; children: ReactNode }) {
  const { clusterId } = useCluster();
  const detail = useQuery(brokerQuery(clusterId, brokerId));
  const broker = detail.data?.broker;
  const address = broker && addressOf(broker);
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Brokers', href: page.brokers(clusterId) }]}
        title={`Broker ${brokerId}`}
        tags={
          broker && (
            <>
              {address && <Tag>{address}</Tag>}
              {broker.rack !== null && <Tag>{broker.rack}</Tag>}
              {broker.controller && <Tag tone="accent">controller</Tag>}
              <BrokerState broker={broker} />
            </>
          )
        }
        age={detail}
      />
      <Tabs
        label={`Parts of broker ${brokerId}`}
        items={[
          { label: 'Overview', href: page.broker(clusterId, brokerId) },
          {
            label: 'Replicas',
            href: page.broker(clusterId, brokerId, 'replicas'),
            count: broker && formatInt64(broker.replicas),
          },
          { label: 'Configs', href: page.broker(clusterId, brokerId, 'configs') },
        ]}
      />
      {children}
    </>
  );
}
