import type { EachOffset, OffsetStep, ResetTarget } from '@/lib/contract/changes';
import { formatInt64, plural } from '@/lib/format';

/** Everything that is known of one partition when a reset is planned. Null is unknown, or none. */
export type ResetPartition = {
  readonly topic: string;
  readonly partition: number;
  readonly committed: bigint | null;
  readonly start: bigint | null;
  readonly end: bigint | null;
  /** First record at or after the time that was asked for. */
  readonly atTime: bigint | null;
  /** Why one of them is unknown, as a sentence. */
  readonly error: string | null;
  /** Of `each`: where this partition goes. */
  readonly own: EachOffset | null;
};

type Goal = { offset: bigint | null; note: string | null } | { refused: string };

/** Where one partition would go. Nothing is ever clamped: what does not fit is a refused step that says why. */
export function resetStep(at: ResetPartition, target: ResetTarget, { restoring }: { restoring: boolean }): OffsetStep {
  const goal = goalOf(at, target);
  const checked = 'refused' in goal ? goal : inRange(goal, at, restoring);
  const base = {
    kind: 'offset' as const,
    topic: at.topic,
    partition: at.partition,
    before: text(at.committed),
    start: text(at.start),
    end: text(at.end),
  };
  if ('refused' in checked) {
    return { ...base, after: null, change: null, lagAfter: null, note: checked.refused, refused: true };
  }
  const { offset, note } = checked;
  const same = offset === at.committed;
  return {
    ...base,
    after: text(offset),
    change: offset === null || at.committed === null ? null : text(offset - at.committed),
    lagAfter: offset === null || at.end === null ? null : text(at.end - offset),
    note: same ? (offset === null ? 'Nothing is committed here.' : 'It is there already.') : note,
    refused: false,
  };
}

function goalOf(at: ResetPartition, target: ResetTarget): Goal {
  switch (target.to) {
    case 'earliest':
      return found(at.start, at);
    case 'latest':
      return found(at.end, at);
    case 'timestamp':
      if (at.atTime !== null) return { offset: at.atTime, note: null };
      return found(at.error === null ? at.end : null, at, 'No message that late: this goes to the end.');
    case 'offset':
      return { offset: BigInt(target.offset), note: null };
    case 'shift':
      if (at.committed === null) return { refused: 'Nothing is committed here, so there is nothing to shift.' };
      return { offset: at.committed + BigInt(target.by), note: null };
    case 'each':
      if (!at.own) return { refused: 'No offset was given for this partition.' };
      if (at.own.offset === null) return { offset: null, note: 'The commit is removed.' };
      return { offset: BigInt(at.own.offset), note: null };
  }
}

function found(offset: bigint | null, { error }: ResetPartition, note: string | null = null): Goal {
  return offset === null ? { refused: error ?? 'Its leader does not tell the offset.' } : { offset, note };
}

/** Kafka takes any offset; a reader that finds none there starts at one of the ends instead. */
function inRange(goal: { offset: bigint | null; note: string | null }, at: ResetPartition, restoring: boolean): Goal {
  const { offset } = goal;
  const { start, end, error } = at;
  if (offset === null) return goal;
  if (start === null || end === null) return { refused: error ?? 'Its leader does not tell where it begins and ends.' };
  if (offset >= start && offset <= end) return goal;
  const range = `this partition holds ${formatInt64(start)} to ${formatInt64(end)}`;
  if (restoring && offset >= 0n) {
    return { offset, note: `As it was, although ${range}: a reader will start at one of the ends.` };
  }
  return { refused: `${formatInt64(offset)} is out of range: ${range}.` };
}

export const isChange = (step: OffsetStep): boolean => !step.refused && step.after !== step.before;

/** What the moves mean for whoever reads the group's messages, as sentences. */
export function resetImpact(steps: readonly OffsetStep[]): string[] {
  const moves = steps.filter(isChange);
  let again = 0n;
  let skipped = 0n;
  for (const { change } of moves) {
    const delta = BigInt(change ?? 0);
    if (delta < 0n) again -= delta;
    else skipped += delta;
  }
  const first = moves.filter((step) => step.before === null).length;
  const removed = moves.filter((step) => step.after === null).length;
  return [
    ...(again > 0n ? [`${messages(again)} will be read again.`] : []),
    ...(skipped > 0n ? [`${messages(skipped)} will be skipped.`] : []),
    ...(first > 0 ? [`${plural(first, 'partition gets its', 'partitions get their')} first commit.`] : []),
    ...(removed > 0 ? [`${plural(removed, 'partition loses its commit', 'partitions lose their commit')}.`] : []),
  ];
}

function messages(count: bigint): string {
  return `${formatInt64(count)} ${count === 1n ? 'message' : 'messages'}`;
}

/** What keeps the reset from being applied, apart from the group's members. */
export function resetBlocks(steps: readonly OffsetStep[]): string[] {
  const refused = steps.filter((step) => step.refused).length;
  if (refused > 0) {
    return [`${plural(refused, 'partition')} of ${formatInt64(steps.length)} cannot go there: the notes say why.`];
  }
  return steps.some(isChange) ? [] : ['Every partition is there already: there is nothing to change.'];
}

function text(value: bigint | null): string | null {
  return value === null ? null : `${value}`;
}
