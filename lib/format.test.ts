import { expect, test } from 'vitest';

import {
  formatAge,
  formatBytes,
  formatChange,
  formatDuration,
  formatInt64,
  formatLag,
  formatNumber,
  formatPercent,
  formatRate,
  formatRetention,
  formatRetentionBytes,
  formatTime,
  plural,
} from './format';

test('what is unknown is a dash in every format', () => {
  const formats = [formatInt64, formatChange, formatNumber, formatRate, formatPercent, formatBytes, formatLag];
  for (const format of [...formats, formatDuration, formatRetention, formatRetentionBytes, formatTime]) {
    expect(format(null)).toBe('–');
  }
  expect(formatAge(null, 0)).toBe('–');
});

test('64-bit integers keep every digit', () => {
  expect(formatInt64('9223372036854775807')).toBe('9\u2009223\u2009372\u2009036\u2009854\u2009775\u2009807');
  expect(formatInt64('-9007199254740993')).toBe('\u22129\u2009007\u2009199\u2009254\u2009740\u2009993');
  expect(formatInt64(123n)).toBe('123');
  expect(formatInt64(0)).toBe('0');
});

test('a change carries its sign', () => {
  expect(formatChange('1000')).toBe('+1\u2009000');
  expect(formatChange('-5')).toBe('\u22125');
  expect(formatChange('0')).toBe('0');
});

test('sizes are in IEC units and never show 1024 of one', () => {
  expect(formatBytes('0')).toBe('0 B');
  expect(formatBytes(1023)).toBe('1023 B');
  expect(formatBytes(1024)).toBe('1.0 KiB');
  expect(formatBytes(1024 * 1024 - 1)).toBe('1.0 MiB');
  expect(formatBytes('261240000000')).toBe('243.3 GiB');
  expect(formatBytes('9223372036854775807')).toBe('8.0 EiB');
});

test('rates show one decimal only where it matters', () => {
  expect(formatRate(0)).toBe('0/s');
  expect(formatRate(0.01)).toBe('<0.1/s');
  expect(formatRate(4.26)).toBe('4.3/s');
  expect(formatRate(5)).toBe('5/s');
  expect(formatRate(9.97)).toBe('10/s');
  expect(formatRate(41_220.4)).toBe('41\u2009220/s');
});

test('shares do not round to nothing or to everything', () => {
  expect(formatPercent(0)).toBe('0 %');
  expect(formatPercent(0.001)).toBe('<1 %');
  expect(formatPercent(0.999)).toBe('>99 %');
  expect(formatPercent(1)).toBe('100 %');
});

test('a sum over an unknown says that it is at least that', () => {
  expect(formatLag({ value: '1234', atLeast: true })).toBe('≥\u20091\u2009234');
  expect(formatLag({ value: '1234', atLeast: false })).toBe('1\u2009234');
  expect(formatLag('-3')).toBe('\u22123');
});

test('measured spans show their two largest units', () => {
  expect(formatDuration(12)).toBe('12 ms');
  expect(formatDuration(4840)).toBe('4.8 s');
  expect(formatDuration(59_600)).toBe('1 min');
  expect(formatDuration(1_100_000)).toBe('18 min 20 s');
  expect(formatDuration(529_200_000)).toBe('6 d 3 h');
});

test('retention is exact and in whole units', () => {
  expect(formatRetention('604800000')).toBe('7 days');
  expect(formatRetention('86400000')).toBe('1 day');
  expect(formatRetention('129600000')).toBe('36 hours');
  expect(formatRetention('1500')).toBe('1\u2009500 ms');
  expect(formatRetention('-1')).toBe('unlimited');
  expect(formatRetention('0')).toBe('0 ms');
  expect(formatRetentionBytes('53687091200')).toBe('50 GiB');
  expect(formatRetentionBytes('-1')).toBe('unlimited');
});

test('ages count down to the second and tolerate a clock slightly ahead', () => {
  const now = 1_800_000_000_000;
  expect(formatAge(now - 12_400, now)).toBe('12 s ago');
  expect(formatAge(now - 3 * 86_400_000, now)).toBe('3 d ago');
  expect(formatAge(now + 900, now)).toBe('0 s ago');
  expect(formatAge(now + 300_000, now)).toBe('in 5 min');
});

test('a time names its zone', () => {
  expect(formatTime(1_800_000_000_123, { millis: true })).toMatch(
    /^\d+ \w{3} 2027 \d\d:\d\d:\d\d\.123 [+\u2212]\d\d:\d\d$/,
  );
  expect(formatTime(9e15)).toBe('9000000000000000 ms');
});

test('nouns agree with their number', () => {
  expect(plural(1, 'topic')).toBe('1 topic');
  expect(plural(4960, 'partition')).toBe('4\u2009960 partitions');
});
