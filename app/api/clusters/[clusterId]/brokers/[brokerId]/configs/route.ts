import { BrokerParams } from '@/lib/contract/brokers';
import { ConfigList } from '@/lib/contract/configs';
import { clusterRoute } from '@/lib/http/cluster-route';
import { listBrokerConfigs } from '@/lib/kafka/brokers';

export const GET = clusterRoute(
  { access: 'cluster.view', params: BrokerParams, response: ConfigList },
  ({ ctx, params }) => listBrokerConfigs(ctx, params.brokerId),
);
