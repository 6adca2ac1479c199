import {
  createParser,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryState,
  useQueryStates,
  type Values,
} from 'nuqs';

import { parsePartitions, partitionRanges } from '@/components/topics/partition-ranges';
import type { MessagePlace, MessagesQuestion } from '@/lib/queries/messages';

export const starts = ['newest', 'oldest', 'offset', 'time'] as const;
export type Start = (typeof starts)[number];
export const formats = ['auto', 'json', 'text', 'binary', 'int32', 'int64', 'uuid'] as const;
export const isolations = ['read_uncommitted', 'read_committed'] as const;
export const usualLimit = 100;
/** Above what any topic has, for when its number of partitions is not known. */
export const manyPartitions = 200_000;

/** What to read, in the address under the names that the server takes. */
const parsers = {
  start: parseAsStringLiteral(starts).withDefault('newest'),
  offsets: parseAsString,
  time: parseAsString,
  partitions: parseAsString,
  isolation: parseAsStringLiteral(isolations).withDefault('read_uncommitted'),
  control: parseAsBoolean.withDefault(false),
  keyFormat: parseAsStringLiteral(formats).withDefault('auto'),
  valueFormat: parseAsStringLiteral(formats).withDefault('auto'),
  limit: parseAsInteger.withDefault(usualLimit),
  cursor: parseAsString,
};

export type Criteria = Values<typeof parsers>;
export type CriteriaChange = { [K in keyof Criteria]?: Criteria[K] | null };

/** Back takes back each change. */
export const useCriteria = () => useQueryStates(parsers, { history: 'push' });

/** The criteria as the server is asked: without what is usual, so that equal questions are one. */
export function questionOf(criteria: Criteria): MessagesQuestion {
  const asked = Object.entries(criteria).filter(
    ([name, value]) =>
      value !== null && value !== (parsers[name as keyof Criteria] as { defaultValue?: unknown }).defaultValue,
  );
  return Object.fromEntries(asked) as MessagesQuestion;
}

/** "0-3,7" of the address; null is all, or what cannot be read here. */
export function chosenPartitions({ partitions }: Criteria): number[] | null {
  return partitions === null ? null : parsePartitions(partitions, manyPartitions);
}

export const writePartitions = (partitions: readonly number[]): string =>
  partitionRanges(partitions).replaceAll('–', '-').replaceAll(' ', '');

/** "7:88164071": the record that the pane shows. */
export function parsePlace(text: string): MessagePlace | null {
  const found = /^(\d{1,9}):(\d{1,19})$/.exec(text);
  return found ? { partition: Number(found[1]), offset: String(BigInt(found[2]!)) } : null;
}

export const writePlace = ({ partition, offset }: MessagePlace): string => `${partition}:${offset}`;

const parseAsPlace = createParser({
  parse: parsePlace,
  serialize: writePlace,
  eq: (a, b) => a.partition === b.partition && a.offset === b.offset,
});

export const usePlace = () => useQueryState('record', parseAsPlace);

type Parsed<T> = { value: T; problem: null } | { value: null; problem: string };

const maxOffset = 9_223_372_036_854_775_807n;
const spaces = /[\s\u2009\u202f]/g;

/** "1 200", or "0:1200, 3:77": an offset for every partition, or one each. `count` is null where it is not known. */
export function parseOffsets(
  text: string,
  count: number | null,
): Parsed<{ offsets: string; partitions: number[] | null }> {
  const wrong = (problem: string) => ({ value: null, problem });
  const plain = text.replaceAll(spaces, '');
  if (plain === '') return wrong('Write an offset: digits only, for example 1200.');
  if (!plain.includes(':')) {
    const problem = offsetProblem(plain);
    return problem ? wrong(problem) : { value: { offsets: String(BigInt(plain)), partitions: null }, problem: null };
  }
  const pairs = new Map<number, string>();
  for (const pair of plain.split(/[,;]/).filter(Boolean)) {
    const [partition = '', offset = '', ...more] = pair.split(':');
    if (more.length > 0 || !/^\d{1,9}$/.test(partition)) return wrong(`“${pair}” is not partition:offset, as in 3:77.`);
    if (count !== null && Number(partition) >= count) {
      return wrong(`There is no partition ${partition}: the last one is ${count - 1}.`);
    }
    const problem = offsetProblem(offset);
    if (problem) return wrong(`Partition ${partition}: ${problem}`);
    pairs.set(Number(partition), String(BigInt(offset)));
  }
  const sorted = [...pairs].sort(([a], [b]) => a - b);
  const offsets = sorted.map((pair) => pair.join(':')).join(',');
  return { value: { offsets, partitions: sorted.map(([partition]) => partition) }, problem: null };
}

function offsetProblem(text: string): string | null {
  if (!/^\d+$/.test(text)) return `“${text}” is no offset: write digits only, as in 1200.`;
  return BigInt(text) > maxOffset ? `${text} is beyond the last offset there can be.` : null;
}
