/** How numbers, sizes, times and spans look, everywhere. Unknown (null) is "–", never 0. */
/** A number over things of which some are unknown; as in the contract. */
type Total = { value: string; atLeast: boolean };

export const unknown = '–';

const thinSpace = '\u2009';
const minus = '\u2212';

type Whole = string | bigint | number | null | undefined;

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, thinSpace);
}

/** Exact: decimal text (or a bigint) in groups of three; never through a floating-point number. */
export function formatInt64(value: Whole): string {
  if (value === null || value === undefined) return unknown;
  const text = String(value);
  return text.startsWith('-') ? minus + group(text.slice(1)) : group(text);
}

/** A change: "+12", "−5", "0". */
export function formatChange(value: Whole): string {
  if (value === null || value === undefined) return unknown;
  const text = formatInt64(value);
  return text === '0' || text.startsWith(minus) ? text : `+${text}`;
}

/** Decimal text as bigint, for sorting and sums. */
export function toBigInt(value: Whole): bigint | null {
  return value === null || value === undefined ? null : BigInt(value);
}

/** A measured number: three or so digits that matter, groups of three above. */
export function formatNumber(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return unknown;
  const size = Math.abs(value);
  if (size !== 0 && size < 0.05) return '<0.1';
  if (size < 10 && !Number.isInteger(value)) {
    const text = size.toFixed(1);
    return (value < 0 ? minus : '') + (text.endsWith('.0') ? text.slice(0, -2) : text);
  }
  return formatInt64(Math.round(value));
}

/** "41 220/s" */
export function formatRate(perSecond: number | null | undefined): string {
  const text = formatNumber(perSecond);
  return text === unknown ? text : `${text}/s`;
}

/** A share of 1: "45 %". */
export function formatPercent(share: number | null | undefined): string {
  if (share === null || share === undefined || Number.isNaN(share)) return unknown;
  const percent = share * 100;
  if (percent > 0 && percent < 1) return '<1 %';
  if (percent > 99 && percent < 100) return '>99 %';
  return `${Math.round(percent)} %`;
}

const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** IEC units, one decimal from KiB on. */
export function formatBytes(value: Whole): string {
  if (value === null || value === undefined) return unknown;
  let size = Math.abs(Number(value));
  let unit = 0;
  // 1023.95 would round to "1024.0".
  while (size >= 1023.95 && unit < byteUnits.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const text = unit === 0 ? String(size) : size.toFixed(1);
  return `${Number(value) < 0 ? minus : ''}${text} ${byteUnits[unit]}`;
}

/** A sum of which a part may be unknown: "≥ 1 234" where it may be larger. */
export function formatTotal(total: Total | null | undefined, format: (value: string) => string = formatInt64): string {
  if (!total) return unknown;
  return total.atLeast ? `≥${thinSpace}${format(total.value)}` : format(total.value);
}

/** Lag in messages; a commit ahead of the end is shown as what it is, a negative lag. */
export function formatLag(lag: Total | Whole): string {
  return lag !== null && typeof lag === 'object' ? formatTotal(lag) : formatInt64(lag);
}

const spans = [
  { ms: 86_400_000, short: 'd' },
  { ms: 3_600_000, short: 'h' },
  { ms: 60_000, short: 'min' },
  { ms: 1000, short: 's' },
];

/** A measured span in its two largest units: "18 min 20 s", "6 d 3 h", "4.8 s", "12 ms". */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || Number.isNaN(ms)) return unknown;
  if (ms < 0) return minus + formatDuration(-ms);
  if (ms < 1000) return `${formatNumber(ms)} ms`;
  if (ms < 9950) return `${formatNumber(ms / 1000)} s`;
  const rounded = ms < 3_600_000 ? Math.round(ms / 1000) * 1000 : Math.round(ms / 60_000) * 60_000;
  const index = spans.findIndex((span) => rounded >= span.ms);
  const large = spans[index]!;
  const small = spans[index + 1];
  const count = Math.floor(rounded / large.ms);
  const rest = small ? Math.floor((rounded % large.ms) / small.ms) : 0;
  return rest > 0 && small ? `${count} ${large.short} ${rest} ${small.short}` : `${count} ${large.short}`;
}

const wholeUnits: [bigint, string, string][] = [
  [86_400_000n, 'day', 'days'],
  [3_600_000n, 'hour', 'hours'],
  [60_000n, 'minute', 'minutes'],
  [1000n, 'second', 'seconds'],
  [1n, 'ms', 'ms'],
];

/** A configured span, exactly: "7 days", "36 hours", "unlimited" for -1. Takes milliseconds. */
export function formatRetention(ms: Whole): string {
  if (ms === null || ms === undefined) return unknown;
  const value = BigInt(ms);
  if (value < 0n) return 'unlimited';
  if (value === 0n) return '0 ms';
  const [size, one, many] = wholeUnits.find(([unit]) => value % unit === 0n)!;
  const count = value / size;
  return `${formatInt64(count)} ${count === 1n ? one : many}`;
}

/** A configured size: "50.0 GiB", "unlimited" for -1. */
export function formatRetentionBytes(bytes: Whole): string {
  if (bytes === null || bytes === undefined) return unknown;
  return BigInt(bytes) < 0n ? 'unlimited' : formatBytes(bytes).replace('.0 ', ' ');
}

/** "12 s ago", "3 d ago", "in 5 min". */
export function formatAge(at: number | null | undefined, now: number): string {
  if (at === null || at === undefined) return unknown;
  const past = now - at;
  const size = Math.abs(past);
  // A clock that is a second off is not the future.
  if (past <= 0 && size < 5000) return '0 s ago';
  const span = spans.find(({ ms }) => size >= ms) ?? spans[3]!;
  const text = `${Math.floor(size / span.ms)} ${span.short}`;
  return past < 0 ? `in ${text}` : `${text} ago`;
}

const two = (value: number) => String(value).padStart(2, '0');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "+01:00" for the zone of this browser at that time. */
export function formatZone(at: number): string {
  const minutes = -new Date(at).getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? minus : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

type TimeOptions = {
  /** With milliseconds. */
  millis?: boolean;
  /** Only the clock, for columns whose header names the zone. */
  clock?: boolean;
};

/** "21 Nov 2026 14:02:11 +01:00", in this browser's zone. Outside the range of dates it is the number itself. */
export function formatTime(at: number | null | undefined, { millis = false, clock = false }: TimeOptions = {}): string {
  if (at === null || at === undefined) return unknown;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return `${at} ms`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  const exact = millis ? `${time}.${String(date.getMilliseconds()).padStart(3, '0')}` : time;
  if (clock) return exact;
  return `${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()} ${exact} ${formatZone(at)}`;
}

/** "1 topic", "2 topics". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatInt64(count)} ${count === 1 ? one : many}`;
}
