import { BrokerList } from '@/lib/contract/brokers';
import { clusterRoute } from '@/lib/http/cluster-route';
import { listBrokers } from '@/lib/kafka/brokers';

export const GET = clusterRoute({ access: 'viewer', response: BrokerList }, ({ ctx }) => listBrokers(ctx));
