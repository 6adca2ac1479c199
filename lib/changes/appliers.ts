import 'server-only';

import type { ChangeRequest } from '@/lib/contract/changes';

import type { Applier } from './applier';
import { resetOffsets } from './reset-offsets';
import { topicConfigs } from './topic-configs';

/** A new kind of change is one more file and one more line here. */
const appliers: { [K in ChangeRequest['kind']]: Applier<Extract<ChangeRequest, { kind: K }>> } = {
  'reset-offsets': resetOffsets,
  'topic-configs': topicConfigs,
};

/** Cast: the applier of a kind is only ever given requests of that kind, which the compiler cannot follow. */
export const applierOf = (kind: ChangeRequest['kind']): Applier => appliers[kind] as unknown as Applier;
