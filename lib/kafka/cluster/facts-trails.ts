import { Axis, emptySeries, readSeries } from './facts-series';

/** How many opened groups are followed by partition; the one that was not looked at longest gives way. */
const MOST_GROUPS = 100;
/** Two viewers of one group must not make two points of one moment. */
const MIN_STEP_MS = 1500;

type Trail = { axis: Axis; byPartition: Map<string, Float64Array> };

/** Lag by partition of the groups that somebody has open: too much to keep for all. */
export class LagTrails {
  private readonly trails = new Map<string, Trail>();

  /** A reading of a group, lag by partition key; NaN where it is unknown. */
  learn(groupId: string, lags: ReadonlyMap<string, number>, at: number): void {
    const trail = this.trails.get(groupId) ?? { axis: new Axis(), byPartition: new Map<string, Float64Array>() };
    this.trails.delete(groupId);
    this.trails.set(groupId, trail);
    const oldest = this.trails.keys().next();
    if (this.trails.size > MOST_GROUPS && !oldest.done) this.trails.delete(oldest.value);

    if (at - (trail.axis.newest ?? 0) < MIN_STEP_MS) return;
    const slot = trail.axis.advance(at);
    for (const key of lags.keys()) if (!trail.byPartition.has(key)) trail.byPartition.set(key, emptySeries());
    for (const [key, series] of trail.byPartition) series[slot] = lags.get(key) ?? Number.NaN;
  }

  /** Readings of one partition, oldest first. */
  read(groupId: string, key: string): { at: number; value: number | null }[] {
    const trail = this.trails.get(groupId);
    const series = trail?.byPartition.get(key);
    return trail && series ? readSeries(trail.axis, series) : [];
  }
}

/** Change per second between the last two readings; null while there are none, or one of them is unknown. */
export function slope(points: readonly { at: number; value: number | null }[]): number | null {
  const [before, last] = points.slice(-2);
  if (!before || !last || before.value === null || last.value === null) return null;
  return ((last.value - before.value) * 1000) / (last.at - before.at);
}
