import { BrokerDetail, BrokerParams } from '@/lib/contract/brokers';
import { clusterRoute } from '@/lib/http/cluster-route';
import { getBroker } from '@/lib/kafka/brokers';

export const GET = clusterRoute({ access: 'viewer', params: BrokerParams, response: BrokerDetail }, ({ ctx, params }) =>
  getBroker(ctx, params.brokerId),
);
