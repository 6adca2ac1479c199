import 'server-only';

import type { PaletteNames } from '@/lib/contract/palette';
import { factsOf } from '@/lib/kafka/cluster/facts';
import type { ClusterContext } from '@/lib/kafka/context';

/** Names to jump to. What is not known yet is left out: the palette asks again when it is opened. */
export async function listPaletteNames(ctx: ClusterContext): Promise<PaletteNames> {
  const facts = factsOf(ctx.kafka);
  await facts.ready(ctx.signal);
  const { topics, groups, brokers } = facts.store;
  return {
    topics: [...topics.names],
    groups: groups
      .all()
      .map(({ listed }) => listed.groupId)
      .sort(),
    brokers: brokers.all().map(({ brokerId, host }) => ({ brokerId, host: host ?? 'address unknown' })),
  };
}
