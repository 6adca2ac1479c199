import type { Int64, Total } from '@/lib/contract/common';
import { type GroupRow, GroupType } from '@/lib/contract/consumer-groups';
import type { GroupFacts, Lag } from '@/lib/kafka/cluster/facts-groups';
import { valuesAt } from '@/lib/kafka/cluster/facts-series';
import type { FactStore } from '@/lib/kafka/cluster/facts-store';
import { rounded } from '@/lib/kafka/topic-rows';

/** Beyond this many rows the sparklines would be most of the answer. */
const MOST_TRENDS = 2000;
const LIST_POINTS = 30;

/** Every group as a row of the list, by id. */
export function groupRows(store: FactStore): GroupRow[] {
  const all = store.groups.all();
  const slots = all.length <= MOST_TRENDS ? store.axis.slots().slice(-LIST_POINTS) : [];
  const rows = all.map((group) => groupRow(store, group, slots));
  return rows.sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

/** `slots` are those of its sparkline. */
export function groupRow(store: FactStore, group: GroupFacts, slots = store.axis.slots()): GroupRow {
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
    trend: lagPoints(group, slots),
    lagPerSecond: rounded(lagPerSecond),
  };
}

export function total(lag: Lag): Total | null {
  return lag && { value: `${lag.value}`, atLeast: lag.atLeast };
}

/** Lag of a group at some slots of the recent past, oldest first. */
export function lagPoints(group: GroupFacts, slots: readonly number[]): (Int64 | null)[] {
  return valuesAt(slots, group.trend).map((value) => (value === null ? null : `${value}`));
}

const types: ReadonlySet<string | null> = new Set(GroupType.options);

/** A type that Kafka invents later is shown as unknown. */
export function groupType(type: string | null): GroupType | null {
  return types.has(type) ? (type as GroupType) : null;
}
