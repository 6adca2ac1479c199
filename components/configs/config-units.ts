import { formatRetention, formatRetentionBytes } from '@/lib/format';

/** What the number of a config counts; Kafka says it only in the key's name. */
export type ConfigUnit = 'duration' | 'bytes' | 'ratio';

type Scale = { unit: string; factor: bigint };

const durations: Scale[] = [
  { unit: 'days', factor: 86_400_000n },
  { unit: 'hours', factor: 3_600_000n },
  { unit: 'minutes', factor: 60_000n },
  { unit: 'seconds', factor: 1000n },
  { unit: 'ms', factor: 1n },
];
const sizes: Scale[] = [
  { unit: 'TiB', factor: 1n << 40n },
  { unit: 'GiB', factor: 1n << 30n },
  { unit: 'MiB', factor: 1n << 20n },
  { unit: 'KiB', factor: 1n << 10n },
  { unit: 'bytes', factor: 1n },
];

/** The largest int64 is how several Kafka defaults say "never". */
const never = '9223372036854775807';
const unlimitedKeys =
  /^(log\.)?retention\.(ms|bytes)$|^(log\.)?local\.retention\.(ms|bytes)$|^log\.retention\.(minutes|hours)$/;

export function configUnit(name: string): ConfigUnit | null {
  if (/\.ms$/.test(name)) return 'duration';
  if (/(^|\.)bytes(\.|$)|\.buffer\.size$|\.max\.bytes$/.test(name) && !/per\.second$|rate$/.test(name)) return 'bytes';
  return /\.ratio$/.test(name) ? 'ratio' : null;
}

/** True where -1 is a value with a meaning: no limit. */
export const takesUnlimited = (name: string) => unlimitedKeys.test(name);

export const unitChoices = (unit: ConfigUnit): string[] => scalesOf(unit).map((scale) => scale.unit);

const scalesOf = (unit: ConfigUnit) => (unit === 'duration' ? durations : unit === 'bytes' ? sizes : []);

/** A whole number in the largest unit that divides it: 604800000 -> 7 days. Null when it is not a plain number. */
export function splitAmount(value: string, unit: ConfigUnit): { amount: string; unit: string } | null {
  if (!/^\d{1,19}$/.test(value) || unit === 'ratio') return null;
  const number = BigInt(value);
  const scales = scalesOf(unit);
  const scale = scales.find((each) => number !== 0n && number % each.factor === 0n) ?? scales.at(-1)!;
  return { amount: String(number / scale.factor), unit: scale.unit };
}

/** Back to what Kafka takes: ("7", "days") -> 604800000; decimals allowed while the result is whole. Null: not a number. */
export function joinAmount(amount: string, unit: string): string | null {
  const scale = [...durations, ...sizes].find((each) => each.unit === unit);
  const digits = /^(\d{1,19})(?:[.,](\d{1,9}))?$/.exec(amount.trim());
  if (!scale || !digits) return null;
  const fraction = digits[2] ?? '';
  const divisor = 10n ** BigInt(fraction.length);
  const scaled = BigInt(digits[1]! + fraction) * scale.factor;
  if (scaled % divisor !== 0n) return null;
  const value = scaled / divisor;
  return value > BigInt(never) ? null : String(value);
}

/** A value in human units, to stand beside Kafka's own text: "7 days", "1 GiB", "unlimited"; null when it adds nothing. */
export function humanValue(name: string, value: string | null): string | null {
  if (value === null) return null;
  const unit = configUnit(name);
  if (value === '-1' && takesUnlimited(name)) return 'unlimited';
  if (value === '-2' && name.startsWith('local.retention.')) return `as ${name.slice('local.'.length)}`;
  if (unit === null || unit === 'ratio' || !/^\d{1,19}$/.test(value)) return null;
  if (value === never) return unit === 'duration' ? 'never' : 'unlimited';
  const text = unit === 'duration' ? formatRetention(value) : formatRetentionBytes(value);
  const [amount, shown] = text.split(' ');
  return unit === 'duration' || shown === 'B' || joinAmount(amount!, shown!) === value ? text : `about ${text}`;
}

/** How long a topic keeps its messages, in one phrase; null while its configs are unknown. `brief` for a narrow column. */
export function keeps(
  policy: string | null,
  retentionMs: string | null,
  retentionBytes: string | null,
  brief = false,
): string | null {
  if (policy === null) return null;
  const deletes = policy.includes('delete');
  const compacts = policy.includes('compact');
  const limits: string[] = [];
  if (retentionMs !== null && retentionMs !== '-1') limits.push(formatRetention(retentionMs));
  if (retentionBytes !== null && retentionBytes !== '-1') {
    limits.push(`${formatRetentionBytes(retentionBytes)}${brief ? '' : ' a partition'}`);
  }
  const limit = limits.length === 0 ? 'for ever' : limits.join(brief ? ' · ' : ' or ');
  if (!compacts) return deletes ? limit : policy;
  return deletes && limits.length > 0 ? `compacted, ${limit}` : 'compacted';
}
