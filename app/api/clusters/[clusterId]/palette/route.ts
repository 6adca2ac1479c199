import { PaletteNames } from '@/lib/contract/palette';
import { clusterRoute } from '@/lib/http/cluster-route';
import { listPaletteNames } from '@/lib/kafka/palette';

export const GET = clusterRoute({ access: 'cluster.view', response: PaletteNames }, ({ ctx }) => listPaletteNames(ctx));
