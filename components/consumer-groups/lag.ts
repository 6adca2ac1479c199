import type { GroupOffset } from '@/lib/contract/consumer-groups';
import { formatDuration, formatRate, formatTotal } from '@/lib/format';

type Tone = 'plain' | 'dim' | 'warn' | 'bad';

/** For drawing only: a picture does not need digits beyond 2^53. */
export const chartValue = (lag: string | null): number | null => (lag === null ? null : Number(lag));

/** "1 message behind", "≥ 1 204 messages behind". */
export const behindText = (lag: Parameters<typeof formatTotal>[0]): string =>
  `${formatTotal(lag)} ${lag?.value === '1' && !lag.atLeast ? 'message' : 'messages'} behind`;

/** Below this many messages a second a lag neither grows nor shrinks: one commit more or less between two looks. */
const still = 0.05;

/** Colour is for what is wrong: a lag that keeps growing, or one that stands still because nobody reads. */
export function lagTone(lag: string | null, perSecond: number | null, members: number | null): Tone {
  if (lag === null) return 'dim';
  const behind = BigInt(lag);
  if (behind <= 0n) return 'plain';
  if (members === 0) return 'warn';
  if (perSecond !== null && perSecond > still && behind >= 1000n) return perSecond >= 1 ? 'bad' : 'warn';
  return 'plain';
}

/** "Grows by 310/s" or "Shrinks by 40/s". */
export function lagChange(perSecond: number | null): { label: string; value: string | null } {
  if (perSecond === null) return { label: 'Grows by', value: null };
  if (Math.abs(perSecond) < still) return { label: 'Grows by', value: 'not at all' };
  return { label: perSecond > 0 ? 'Grows by' : 'Shrinks by', value: formatRate(Math.abs(perSecond)) };
}

/** When the lag will be gone, if things go on as they do now. */
export function catchesUp(lag: string | null, perSecond: number | null): string | null {
  if (lag === null) return null;
  if (BigInt(lag) <= 0n) return 'caught up';
  if (perSecond === null) return null;
  // Less than a minute's growth: the lag of somebody who keeps up, seen between two commits.
  if (perSecond > still && Number(lag) / perSecond < 60) return 'keeps up';
  if (Math.abs(perSecond) <= still) return 'stays as it is';
  if (perSecond > 0) return 'never at this rate';
  return `in ${formatDuration((Number(lag) / -perSecond) * 1000)}`;
}

/** What is odd about a position, as a word and a sentence. */
export function positionNote(offset: GroupOffset): { tag: string; tone: 'warn' | 'bad' | 'dim'; title: string } | null {
  switch (offset.position) {
    case 'before start':
      return {
        tag: 'before start',
        tone: 'bad',
        title: `Committed ${offset.committed}, but the log now starts at ${offset.start}: retention removed messages that this group had not read.`,
      };
    case 'after end':
      return {
        tag: 'after end',
        tone: 'bad',
        title: `Committed ${offset.committed}, but the log ends at ${offset.end}: the topic was made anew, or lost its newest messages.`,
      };
    case 'none':
      return { tag: 'nothing committed', tone: 'dim', title: 'The group has no position on this partition yet.' };
    case 'unknown':
      return { tag: 'unknown', tone: 'dim', title: 'A broker did not answer; the position cannot be judged.' };
    case 'in range':
      return null;
  }
}

/** Sum of what is known; `atLeast` when a partition with a commit could not tell its lag. */
export function sumLag(offsets: readonly GroupOffset[]): { value: string; atLeast: boolean } | null {
  let sum = 0n;
  let known = 0;
  let missing = false;
  for (const { lag, position } of offsets) {
    if (lag === null) missing ||= position !== 'none';
    else {
      known++;
      sum += BigInt(lag) > 0n ? BigInt(lag) : 0n;
    }
  }
  return known === 0 ? null : { value: String(sum), atLeast: missing };
}
