import type { Int64, Total } from '@/lib/contract/common';
import { type GroupRow, GroupType } from '@/lib/contract/consumer-groups';
import type { GroupFacts, Lag } from '@/lib/kafka/cluster/facts-groups';
import { POINTS, readSeries } from '@/lib/kafka/cluster/facts-series';
import type { FactStore } from '@/lib/kafka/cluster/facts-store';
import { rounded } from '@/lib/kafka/topic-rows';

/** Beyond this many rows the sparklines would be most of the answer. */
const MOST_TRENDS = 1000;
const LIST_POINTS = 30;

/** Every group as a row of the list, by id. */
export function groupRows(store: FactStore): GroupRow[] {
  const all = store.groups.all();
  const points = all.length <= MOST_TRENDS ? LIST_POINTS : 0;
  const rows = all.map((group) => groupRow(store, group, points));
  return rows.sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

export function groupRow(store: FactStore, group: GroupFacts, points = POINTS): GroupRow {
  const { listed, commits, lag, members, lagPerSecond } = group;
  return {
    groupId: listed.groupId,
    type: groupType(listed.type),
    protocolType: listed.protocolType,
    state: listed.state,
    coordinator: listed.coordinator,
    members,
    topics: commits ? [...commits.topics] : null,
    lag: total(lag),
    trend: points > 0 ? lagPoints(store, group).slice(-points) : [],
    lagPerSecond: rounded(lagPerSecond),
  };
}

export function total(lag: Lag): Total | null {
  return lag && { value: `${lag.value}`, atLeast: lag.atLeast };
}

/** Lag of a group over the recent past, oldest first. */
export function lagPoints({ axis }: FactStore, group: GroupFacts): (Int64 | null)[] {
  return readSeries(axis, group.trend).map(({ value }) => (value === null ? null : `${value}`));
}

/** A type that Kafka invents later is shown as unknown. */
export function groupType(type: string | null): GroupType | null {
  return GroupType.safeParse(type).data ?? null;
}
