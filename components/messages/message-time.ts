import type { MessageRow } from '@/lib/contract/messages';
import { formatInt64, formatTime, formatZone } from '@/lib/format';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Milliseconds since 1970 where that is a day that there can be: a producer may write any 64-bit number. */
export function millisOf(timestamp: string | null): number | null {
  if (timestamp === null) return null;
  const at = Number(timestamp);
  return Number.isNaN(new Date(at).getTime()) ? null : at;
}

/** "21 Nov 2026 10:36:50.118 +01:00"; a number that is no time is shown as what it is. */
export function messageTime(timestamp: string | null): string {
  if (timestamp === null) return 'none';
  const at = millisOf(timestamp);
  return at === null ? `${formatInt64(timestamp)} ms` : formatTime(at, { millis: true });
}

/**
 * What the cells of the time column need beside the clock, and what its header can say for all of them: null where the
 * zone changes within, empty where it is not known, on the server.
 */
export type TimeStyle = { readonly date: 'none' | 'day' | 'year'; readonly zone: string | null };

export function timeStyle(rows: readonly MessageRow[], now: number): TimeStyle {
  const today = new Date(now);
  const zones = new Set<string>();
  let date: TimeStyle['date'] = 'none';
  for (const { timestamp } of rows) {
    const at = millisOf(timestamp);
    if (at === null) continue;
    zones.add(formatZone(at));
    const day = new Date(at);
    if (day.getFullYear() !== today.getFullYear()) date = 'year';
    else if (day.toDateString() !== today.toDateString() && date === 'none') date = 'day';
  }
  if (zones.size === 0) return { date, zone: now === 0 ? '' : formatZone(now) };
  return { date, zone: zones.size === 1 ? [...zones][0]! : null };
}

/** "21 Nov", "21 Nov 2025" or nothing, before the clock. */
export function dayText(at: number, date: TimeStyle['date']): string {
  const day = new Date(at);
  if (date === 'none') return '';
  const text = `${String(day.getDate()).padStart(2, '\u2007')} ${months[day.getMonth()]}`;
  return date === 'day' ? text : `${text} ${day.getFullYear()}`;
}
