import { BrokerList } from '@/lib/contract/brokers';
import { clusterRoute } from '@/lib/http/cluster-route';
import { listBrokers } from '@/lib/kafka/brokers';

export const GET = clusterRoute({ access: 'cluster.view', response: BrokerList }, ({ ctx }) => listBrokers(ctx));
