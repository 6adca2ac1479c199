'use client';

import { useMemo } from 'react';

import { chartValue } from '@/components/consumer-groups/lag';
import { Card } from '@/components/ui/card';
import { TimeChart } from '@/components/ui/time-chart';
import type { ClusterOverview } from '@/lib/contract/clusters';
import { formatInt64, formatNumber, formatRate, formatTime } from '@/lib/format';

const height = 124;

const since = (at: number | undefined) => (at === undefined ? '' : `since ${formatTime(at, { clock: true })}`);

/** Says why there is no line yet: the console keeps numbers only while somebody looks. */
const Waiting = () => (
  <p className="flex items-center text-ink-3" style={{ height }}>
    Lines appear after two readings; numbers are kept while somebody looks.
  </p>
);

export function Throughput({ overview: { throughput, status } }: { overview: ClusterOverview }) {
  const times = useMemo(() => throughput.map(({ at }) => at), [throughput]);
  const series = useMemo(
    () => [{ label: 'Messages in', values: throughput.map((each) => each.messagesPerSecond), colour: 'c1' as const }],
    [throughput],
  );
  return (
    <Card title="Messages in" note={`${since(times[0])} · ${formatRate(status.messagesPerSecond)}`}>
      {times.length < 2 ? (
        <Waiting />
      ) : (
        <TimeChart
          label="Messages in per second, whole cluster"
          times={times}
          series={series}
          format={formatNumber}
          formatTime={formatTime}
          height={height}
        />
      )}
    </Card>
  );
}

export function LagHistory({ overview: { lagHistory } }: { overview: ClusterOverview }) {
  const { times, series } = useMemo(() => aligned(lagHistory), [lagHistory]);
  return (
    <Card title="Lag, worst groups" note={since(times[0])}>
      {lagHistory.length === 0 ? (
        <p className="flex items-center text-ink-3" style={{ height }}>
          No group has a lag.
        </p>
      ) : times.length < 2 ? (
        <Waiting />
      ) : (
        <TimeChart
          label="Lag in messages of the groups that are furthest behind"
          times={times}
          series={series}
          format={(value) => formatInt64(Math.round(value))}
          whole
          formatTime={formatTime}
          height={height - 22}
        />
      )}
    </Card>
  );
}

/** Groups may have been seen at different times; a chart has one row of times. */
function aligned(history: ClusterOverview['lagHistory']) {
  const times = [...new Set(history.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => a - b);
  const series = history.map(({ groupId, points }) => {
    const byTime = new Map(points.map(({ at, lag }) => [at, chartValue(lag)]));
    return { label: groupId, values: times.map((at) => byTime.get(at) ?? null) };
  });
  return { times, series };
}
