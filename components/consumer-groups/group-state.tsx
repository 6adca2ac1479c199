import { Tag } from '@/components/ui/tag';
import { Unknown } from '@/components/ui/unknown';

/** A stable group is quiet; one that rebalances or is dead is not. Kafka's own word, in sentence case. */
export function GroupState({ state }: { state: string | null }) {
  if (state === null)
    return (
      <Unknown of="group state" short>
        unknown
      </Unknown>
    );
  const word = stateWords(state);
  switch (state) {
    case 'Stable':
      return <span className="text-ink-2">{word}</span>;
    case 'Empty':
      return <span className="text-ink-3">{word}</span>;
    case 'Dead':
      return <Tag tone="bad">{word}</Tag>;
    default:
      return <Tag tone="warn">{word}</Tag>;
  }
}

/** "PreparingRebalance" -> "preparing rebalance" */
export const stateWords = (state: string): string => state.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
