import { ConnectionReport, TestConnectionInput } from '@/lib/contract/clusters';
import { tryConnection } from '@/lib/http/cluster-config';
import { appRoute } from '@/lib/http/route';

export const POST = appRoute(
  { access: 'connection.test', body: TestConnectionInput, response: ConnectionReport },
  async ({ body, signal }) => tryConnection(body, signal),
);
