import type { ResetOffsets } from '@/lib/contract/changes';
import type { ClusterConfig } from '@/lib/kafka/cluster/config';

import { commandLine, toolWords } from './command-line';

/** The same reset with Kafka's own tool; null where it takes more than a line. */
export function resetCommand(config: ClusterConfig, { groupId, topics, target }: ResetOffsets): string | null {
  const goal = goalWords(target);
  if (!goal) return null;
  const where = topics.flatMap(({ topic, partitions }) => [
    '--topic',
    partitions ? `${topic}:${partitions.join(',')}` : topic,
  ]);
  const words = ['--group', groupId, '--reset-offsets', ...where, ...goal, '--execute'];
  return commandLine('kafka-consumer-groups.sh', ...toolWords(config), ...words);
}

function goalWords(target: ResetOffsets['target']): string[] | null {
  switch (target.to) {
    case 'earliest':
      return ['--to-earliest'];
    case 'latest':
      return ['--to-latest'];
    case 'timestamp': {
      const at = new Date(Number(target.timestamp));
      return Number.isNaN(at.getTime()) ? null : ['--to-datetime', at.toISOString()];
    }
    case 'offset':
      return ['--to-offset', target.offset];
    case 'shift':
      return ['--shift-by', target.by];
    case 'each':
      return null;
  }
}
