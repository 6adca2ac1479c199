import { parsePartitions, partitionRanges } from '@/components/topics/partition-ranges';
import type { ResetOffsets, ResetTarget } from '@/lib/contract/changes';

export const targets = ['earliest', 'latest', 'timestamp', 'offset', 'shift'] as const;
export type TargetKind = (typeof targets)[number];

/** As typed; `zone` says how to read `time`. */
export type ResetDraft = { to: TargetKind; time: string; zone: 'local' | 'utc'; offset: string; by: string };

type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string | null };

const maxInt64 = 9_223_372_036_854_775_807n;

/** What the draft means, or what is still missing; a null problem is a field that was not filled yet. */
export function resetTarget(draft: ResetDraft): Parsed<ResetTarget> {
  switch (draft.to) {
    case 'earliest':
    case 'latest':
      return { ok: true, value: { to: draft.to } };
    case 'timestamp': {
      const at = parseTime(draft.time, draft.zone);
      if (draft.time === '') return { ok: false, problem: null };
      return at === null
        ? { ok: false, problem: 'Write a day and a time.' }
        : { ok: true, value: { to: 'timestamp', timestamp: String(at) } };
    }
    case 'offset': {
      const offset = wholeNumber(draft.offset);
      if (offset === null)
        return { ok: false, problem: missing(draft.offset, 'An offset is a whole number from 0 on.') };
      if (offset < 0n) return { ok: false, problem: 'An offset is a whole number from 0 on.' };
      return { ok: true, value: { to: 'offset', offset: String(offset) } };
    }
    case 'shift': {
      const by = wholeNumber(draft.by);
      if (by === null) return { ok: false, problem: missing(draft.by, 'Write a whole number; negative goes back.') };
      if (by === 0n) return { ok: false, problem: 'A shift by 0 changes nothing.' };
      return { ok: true, value: { to: 'shift', by: String(by) } };
    }
  }
}

const missing = (text: string, problem: string) => (text.trim() === '' ? null : problem);

/** Spaces between digits are allowed, for numbers are shown so; the minus may be a typographic one. */
function wholeNumber(text: string): bigint | null {
  const plain = text.replace(/[\s\u2009\u202f]/g, '').replace('\u2212', '-');
  if (!/^[-+]?\d{1,19}$/.test(plain)) return null;
  const value = BigInt(plain.replace('+', ''));
  return value > maxInt64 || value < -maxInt64 ? null : value;
}

/** Of an input of type datetime-local: "2026-11-21T09:00:00". */
export function parseTime(text: string, zone: 'local' | 'utc'): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.test(text)) return null;
  const at = Date.parse(zone === 'utc' ? `${text}Z` : text);
  return Number.isNaN(at) ? null : at;
}

/** For an input of type datetime-local. */
export function inputTime(at: number, zone: 'local' | 'utc'): string {
  const shifted = zone === 'utc' ? at : at - new Date(at).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 19);
}

/** Partitions of one topic; null is all of them. */
export type TopicChoice = { topic: string; partitions: number[] | null };

/** For the URL: "orders:0-3,7;payments". Topic names hold neither ":" nor ";". */
export const writeTopics = (chosen: readonly TopicChoice[]): string =>
  chosen
    .map(({ topic, partitions }) =>
      partitions === null ? topic : `${topic}:${partitionRanges(partitions).replaceAll('–', '-').replaceAll(' ', '')}`,
    )
    .join(';');

export function readTopics(text: string): TopicChoice[] {
  return text
    .split(';')
    .filter(Boolean)
    .map((each) => {
      const [topic, partitions] = each.split(':');
      return { topic: topic!, partitions: partitions === undefined ? null : parsePartitions(partitions, 1_000_000) };
    });
}

export function resetRequest(groupId: string, topics: readonly TopicChoice[], target: ResetTarget): ResetOffsets {
  return { kind: 'reset-offsets', groupId, topics: topics.map((each) => ({ ...each })), target };
}
