'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import uPlot from 'uplot';
import { Name } from './visible-text';

import 'uplot/dist/uPlot.min.css';

import { cn } from './cn';

export type ChartSeries = {
  label: string;
  /** As many as `times`; null is a gap. */
  values: readonly (number | null)[];
  colour?: 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6' | 'c7' | undefined;
};

type TimeChartProps = {
  /** "Messages in per second, last hour": said to those who cannot see it. */
  label: string;
  /** Milliseconds, oldest first. */
  times: readonly number[];
  series: readonly ChartSeries[];
  format: (value: number) => string;
  formatTime: (at: number) => string;
  /** True: the values are counts, and between 1 and 2 there is nothing to mark. */
  whole?: boolean;
  height?: number;
  className?: string;
};

const colours = ['c1', 'c6', 'c4', 'c5', 'c3', 'c2', 'c7'] as const;
const colourOf = (series: ChartSeries, index: number) => series.colour ?? colours[index % colours.length]!;

/** A canvas knows no CSS variables: the browser works them out on an element. */
function resolve(root: HTMLElement, value: string): string {
  const probe = document.createElement('span');
  probe.style.color = value;
  root.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** Lines over time, themed, with what holds under the pointer. */
export function TimeChart(props: TimeChartProps) {
  const { label, times, series, format, formatTime, whole = false, height = 128, className } = props;
  const root = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [hover, setHover] = useState<{ index: number; left: number } | null>(null);
  const data = () => [times.map((at) => at / 1000), ...series.map(({ values }) => [...values])] as uPlot.AlignedData;
  const shape = series.map((each, index) => `${each.label}\u0000${colourOf(each, index)}`).join('\u0001');

  const create = useEffectEvent((element: HTMLElement) => {
    plot.current?.destroy();
    const options = chartOptions(element, { series, height, format, whole }, (index, left) =>
      setHover(index === null ? null : { index, left }),
    );
    plot.current = new uPlot(options, data(), element);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart is made anew when its lines or its height change.
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    create(element);
    const remake = () => create(element);
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', remake);
    const theme = new MutationObserver(remake);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const size = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height }));
    size.observe(element);
    return () => {
      scheme.removeEventListener('change', remake);
      theme.disconnect();
      size.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape, height]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `data` is made of exactly these two.
  useEffect(() => plot.current?.setData(data()), [times, series]);

  const at = hover === null ? undefined : times[hover.index];
  return (
    <figure className={cn('relative', className)}>
      <figcaption className="sr-only">
        {label}. {series.map((each) => summary(each, format)).join(' ')}
      </figcaption>
      {/* A name list instead of a legend: the values are under the pointer. */}
      {series.length > 1 && (
        <ul className="flex flex-wrap gap-x-3.5 pb-1 text-ink-2 text-xs">
          {series.map((each, index) => (
            <li key={each.label} className="flex min-w-0 items-center gap-1.5">
              <Swatch colour={colourOf(each, index)} />
              <span className="truncate">
                <Name text={each.label} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <div ref={root} style={{ height }} aria-hidden />
      {hover !== null && at !== undefined && (
        <div
          className="pointer-events-none absolute top-1 z-10 grid gap-px whitespace-nowrap rounded-[5px] border border-line-strong bg-panel px-2 py-1 text-sm shadow-pop"
          style={
            hover.left > (root.current?.clientWidth ?? 0) / 2
              ? { right: `calc(100% - ${hover.left - 10}px)` }
              : { left: hover.left + 10 }
          }
        >
          <span className="text-ink-3">{formatTime(at)}</span>
          {series.map((each, index) => {
            const value = each.values[hover.index] ?? null;
            return (
              <span key={each.label} className="flex items-center gap-1.5">
                <Swatch colour={colourOf(each, index)} />
                {series.length > 1 && (
                  <span className="max-w-56 truncate text-ink-2">
                    <Name text={each.label} />
                  </span>
                )}
                <span className="ml-auto pl-3">{value === null ? '–' : format(value)}</span>
              </span>
            );
          })}
        </div>
      )}
    </figure>
  );
}

const Swatch = ({ colour }: { colour: string }) => (
  <span aria-hidden className="h-[3px] w-2.5 shrink-0 rounded-full" style={{ background: `var(--${colour})` }} />
);

/** What the line shows, for those who cannot see it: where it is now, and between what it went. */
function summary({ label, values }: ChartSeries, format: (value: number) => string): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return `${label}: nothing known.`;
  const last = values.at(-1) ?? null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return `${label}: ${last === null ? 'not known now' : `${format(last)} now`}, between ${format(low)} and ${format(high)}.`;
}

/** 1, 2, 5, 10, 20 and so on: steps that a count can make. */
const wholeSteps = Array.from({ length: 48 }, (_, index) => [1, 2, 5][index % 3]! * 10 ** Math.floor(index / 3));

type Drawing = Required<Pick<TimeChartProps, 'series' | 'height' | 'format' | 'whole'>>;

function chartOptions(
  element: HTMLElement,
  { series, height, format, whole }: Drawing,
  onHover: (index: number | null, left: number) => void,
): uPlot.Options {
  const font = `11px ${getComputedStyle(element).fontFamily}`;
  const quiet = resolve(element, 'var(--ink-3)');
  const line = resolve(element, 'var(--line)');
  const axis = { font, stroke: quiet, ticks: { show: false } };
  return {
    width: Math.max(1, element.clientWidth),
    height,
    legend: { show: false },
    padding: [6, 14, 0, 0],
    cursor: { y: false, points: { size: 5 }, drag: { x: false, y: false } },
    scales: {
      y: { range: (_plot, low, high) => [Math.min(0, low ?? 0), high === null || high <= 0 ? 1 : high * 1.08] },
    },
    axes: [
      { ...axis, grid: { show: false }, size: 20, gap: 4, space: 90, values: '{HH}:{mm}' as never },
      {
        ...axis,
        grid: { stroke: line, width: 1 },
        size: (_plot, values) => 10 + Math.max(16, ...(values ?? []).map((value) => value.length * 6.2)),
        gap: 6,
        space: 34,
        ...(whole && { incrs: wholeSteps }),
        values: (_plot, splits) => splits.map((split) => (split === null ? '' : format(split))),
      },
    ],
    series: [
      {},
      ...series.map((each, index) => ({
        label: each.label,
        stroke: resolve(element, `var(--${colourOf(each, index)})`),
        width: 1.6,
        points: { show: false },
        spanGaps: false,
      })),
    ],
    hooks: {
      setCursor: [
        (plot) => {
          const { idx, left } = plot.cursor;
          const inside = idx !== null && idx !== undefined && left !== undefined && left >= 0;
          onHover(inside ? idx : null, (left ?? 0) + plot.bbox.left / devicePixelRatio);
        },
      ],
    },
  };
}
