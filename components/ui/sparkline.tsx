type SparklineProps = {
  /** Oldest first; null is a gap: nobody knew. */
  values: readonly (number | null)[];
  /** A sentence for those who cannot see it; without one it is decoration. */
  label?: string | undefined;
  tone?: 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6' | undefined;
  width?: number;
  height?: number;
  /** True scales from zero, false from the smallest value. */
  fromZero?: boolean;
};

/** One path; a point with gaps on both sides becomes a dot. */
export function sparkPath(values: readonly (number | null)[], width: number, height: number, fromZero = true): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return '';
  const low = fromZero ? Math.min(0, ...known) : Math.min(...known);
  const high = Math.max(...known);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const y = (value: number) =>
    high === low ? (high === 0 ? height : height / 2) : height - ((value - low) / (high - low)) * height;
  let path = '';
  values.forEach((value, index) => {
    if (value === null) return;
    const first = (values[index - 1] ?? null) === null;
    const alone = first && (values[index + 1] ?? null) === null;
    path += `${first ? 'M' : 'L'}${(index * step).toFixed(1)} ${y(value).toFixed(1)}${alone ? 'h0.01' : ''}`;
  });
  return path;
}

/** A trend as large as a word. */
export function Sparkline({ values, label, tone = 'c1', width = 74, height = 18, fromZero = true }: SparklineProps) {
  // Nothing all the time is no news: a quiet line.
  const silent = values.every((value) => value === null || value === 0);
  return (
    <svg
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="block"
    >
      <path
        d={sparkPath(values, width - 2, height - 4, fromZero)}
        transform="translate(1 2)"
        fill="none"
        stroke={silent ? 'var(--line-strong)' : `var(--${tone})`}
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
