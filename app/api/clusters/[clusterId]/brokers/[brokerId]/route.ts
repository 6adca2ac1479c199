import { BrokerDetail, BrokerParams } from '@/lib/contract/brokers';
import { clusterRoute } from '@/lib/http/cluster-route';
import { getBroker } from '@/lib/kafka/brokers';

export const GET = clusterRoute(
  { access: 'cluster.view', params: BrokerParams, response: BrokerDetail },
  ({ ctx, params }) => getBroker(ctx, params.brokerId),
);
