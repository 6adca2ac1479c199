import type { BrokerRow } from '@/lib/contract/brokers';
import type { Finding } from '@/lib/contract/clusters';
import { formatDuration, formatInt64, formatNumber, formatPercent, plural } from '@/lib/format';
import type { BrokerFacts } from '@/lib/kafka/cluster/facts-brokers';
import type { GroupFacts } from '@/lib/kafka/cluster/facts-groups';
import { readSeries } from '@/lib/kafka/cluster/facts-series';
import type { FactStore } from '@/lib/kafka/cluster/facts-store';

/** Of one kind: the rest is in the list that the findings lead to. */
const MOST_OF_A_KIND = 5;
const order = { bad: 0, warn: 1, info: 2 } as const;

/** What needs a look, as sentences, the worst first. Only what the facts show: nothing here is a guess. */
export function findings(store: FactStore, brokers: readonly BrokerRow[], now: number): Finding[] {
  const found = [
    ...store.brokers.all().flatMap((broker) => brokerFindings(broker, store, now)),
    ...partitionFindings(store),
    ...groupFindings(store),
    ...skewFinding(brokers),
  ];
  return found.toSorted((a, b) => order[a.severity] - order[b.severity]);
}

function brokerFindings(broker: BrokerFacts, store: FactStore, now: number): Finding[] {
  const { brokerId, failure, logDirs } = broker;
  const link = { kind: 'broker', brokerId } as const;
  const found: Finding[] = [];
  if (failure) {
    const why = `${failure.message.replace(/\.$/, '')}, for ${formatDuration(now - failure.since)} now.`;
    const sentence = `${why} ${missingOn(store, brokerId)}`;
    found.push({ id: `broker-${brokerId}`, severity: 'bad', sentence: sentence.trim(), link });
  }
  for (const dir of logDirs ?? []) {
    if (dir.error === null) continue;
    const sentence = `Broker ${brokerId} has lost its log dir ${dir.path} (${dir.error}).`;
    found.push({ id: `log-dir-${brokerId}-${dir.path}`, severity: 'bad', sentence, link });
  }
  const fullest = (logDirs ?? [])
    .flatMap(({ total, usable }) => (total && usable !== null ? [Number((usable * 1000n) / total) / 1000] : []))
    .sort((a, b) => a - b)[0];
  if (fullest !== undefined && fullest < 0.15) {
    const sentence = `Broker ${brokerId} has ${formatPercent(fullest)} of a disk left.`;
    found.push({ id: `disk-${brokerId}`, severity: fullest < 0.05 ? 'bad' : 'warn', sentence, link });
  }
  return found;
}

/** What its silence costs, where it is the reason. */
function missingOn({ topics }: FactStore, brokerId: number): string {
  let partitions = 0;
  let offline = 0;
  for (let p = 0; p < topics.partitionCount; p += 1) {
    for (let r = topics.firstReplica[p]!; r < topics.firstReplica[p + 1]!; r += 1) {
      if (topics.replica[r] !== brokerId || topics.inSync[r]) continue;
      partitions += 1;
      if (topics.leader[p]! < 0) offline += 1;
    }
  }
  if (partitions === 0) return '';
  const rest =
    offline === 0 ? 'none is offline' : `${formatInt64(offline)} of them ${offline === 1 ? 'is' : 'are'} offline`;
  return `${plural(partitions, 'partition runs', 'partitions run')} with one replica less; ${rest}.`;
}

type Tally = { partitions: number; topics: Set<string> };

function partitionFindings({ topics, brokers }: FactStore): Finding[] {
  const failing = new Set(brokers.all().flatMap(({ brokerId, failure }) => (failure ? [brokerId] : [])));
  const offline: Tally = { partitions: 0, topics: new Set() };
  const underMinIsr: Tally = { partitions: 0, topics: new Set() };
  const behind: Tally = { partitions: 0, topics: new Set() };
  for (let t = 0; t < topics.topicCount; t += 1) {
    const minIsr = Number(topics.configs[t]?.minInsyncReplicas ?? Number.NaN);
    for (let p = topics.firstPartition[t]!; p < topics.firstPartition[t + 1]!; p += 1) {
      const replicas = topics.firstReplica[p + 1]! - topics.firstReplica[p]!;
      const tally =
        topics.leader[p]! < 0
          ? offline
          : topics.inSyncCount(p) < Math.min(minIsr, replicas)
            ? underMinIsr
            : hasHealthyLaggard(topics, p, failing)
              ? behind
              : null;
      if (!tally) continue;
      tally.partitions += 1;
      tally.topics.add(topics.names[t]!);
    }
  }
  return [
    ...tallied(
      offline,
      'offline',
      'bad',
      'has no leader: nobody can read or write',
      'have no leader: nobody can read or write',
    ),
    ...tallied(
      underMinIsr,
      'under min ISR',
      'bad',
      ...same('below min.insync.replicas: writes with acks=all are refused', 'is', 'are'),
    ),
    ...tallied(
      behind,
      'under-replicated',
      'warn',
      ...same('out of sync with a replica on a broker that answers', 'is', 'are'),
    ),
  ];
}

const same = (rest: string, one: string, many: string): [string, string] => [`${one} ${rest}`, `${many} ${rest}`];

/** A replica out of sync although its broker answers: what a failing broker misses is said with the broker. */
function hasHealthyLaggard(topics: FactStore['topics'], p: number, failing: ReadonlySet<number>): boolean {
  for (let r = topics.firstReplica[p]!; r < topics.firstReplica[p + 1]!; r += 1) {
    if (topics.isBehind(r) && !failing.has(topics.replica[r]!)) return true;
  }
  return false;
}

function tallied(
  { partitions, topics }: Tally,
  health: string,
  severity: Finding['severity'],
  one: string,
  many: string,
): Finding[] {
  if (partitions === 0) return [];
  const [only] = topics;
  const where = topics.size === 1 ? only! : plural(topics.size, 'topic');
  const sentence = `${plural(partitions, 'partition')} of ${where} ${partitions === 1 ? one : many}.`;
  const link = topics.size === 1 ? ({ kind: 'topic', topic: only! } as const) : ({ kind: 'topics', health } as const);
  return [{ id: `partitions-${health}`, severity, sentence, link }];
}

function groupFindings(store: FactStore): Finding[] {
  const groups = store.groups.all();
  const behind = groups
    .flatMap((group) => fallingBehind(store, group))
    .sort((a, b) => b.lag - a.lag)
    .map(({ finding }) => finding);
  const lost = groups.flatMap((group) => overtaken(store, group));
  return [...behind.slice(0, MOST_OF_A_KIND), ...lost.slice(0, MOST_OF_A_KIND)];
}

/** From half a minute of readings on, two minutes at most. */
const FEWEST_POINTS = 6;
const MOST_POINTS = 24;
const LEAST_LAG = 100;
/** Below this many messages per second, falling behind is worth a look but no hurry. */
const URGENT_RATE = 1;

function fallingBehind(
  { axis }: FactStore,
  { listed, trend, members }: GroupFacts,
): { finding: Finding; lag: number }[] {
  const points = readSeries(axis, trend)
    .slice(-MOST_POINTS)
    .flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || !isRising(points.map(({ value }) => value)) || last.value < LEAST_LAG) return [];
  const rate = ((last.value - first.value) * 1000) / (last.at - first.at);
  const { groupId } = listed;
  const messages = `${formatInt64(last.value)} messages`;
  const sentence =
    members === 0
      ? `${groupId} has no members: ${messages} wait, and ${formatNumber(rate)} more come each second.`
      : `${groupId} is ${messages} behind and falls behind by ${formatNumber(rate)} a second.`;
  const finding: Finding = {
    id: `behind-${groupId}`,
    severity: members === 0 || rate < URGENT_RATE ? 'warn' : 'bad',
    sentence,
    link: { kind: 'group', groupId },
  };
  return [{ finding, lag: last.value }];
}

/** Each third lies above the one before: neither a burst nor the dips of a reader that commits now and then deceive. */
function isRising(values: readonly number[]): boolean {
  if (values.length < FEWEST_POINTS) return false;
  const third = Math.floor(values.length / 3);
  const early = values.slice(0, third);
  const middle = values.slice(third, -third);
  const late = values.slice(-third);
  return Math.max(...early) < Math.min(...middle) && Math.max(...middle) < Math.min(...late);
}

/** Retention has removed what a group had still to read. */
function overtaken({ topics }: FactStore, { listed, commits }: GroupFacts): Finding[] {
  if (!commits) return [];
  const { groupId } = listed;
  return commits.topics.flatMap((topic, t): Finding[] => {
    let lost = 0;
    let partitions = 0;
    for (let i = commits.first[t]!; i < commits.first[t + 1]!; i += 1) {
      const p = topics.partition(topic, commits.partition[i]!);
      const gap = p < 0 ? 0 : topics.start[p]! - commits.offset[i]!;
      if (!(gap > 0)) continue;
      lost += gap;
      partitions += 1;
    }
    if (partitions === 0) return [];
    const where = `${plural(partitions, 'partition')} of ${topic}`;
    const sentence = `${groupId} stands before the start of ${where}: up to ${formatInt64(lost)} messages were removed unread.`;
    return [{ id: `overtaken-${groupId}-${topic}`, severity: 'warn', sentence, link: { kind: 'group', groupId } }];
  });
}

/** In percent of the mean. */
const UNEVEN = 30;
/** With fewer partitions a broker, an uneven share is chance. */
const LEAST_LEADERS = 8;

function skewFinding(brokers: readonly BrokerRow[]): Finding[] {
  const live = brokers.filter((broker) => broker.leaderSkew !== null).sort((a, b) => b.leaders - a.leaders);
  const most = live[0];
  const least = live.at(-1);
  if (!most || !least || live.length < 2 || most.leaderSkew! < UNEVEN) return [];
  const mean = live.reduce((sum, broker) => sum + broker.leaders, 0) / live.length;
  if (mean < LEAST_LEADERS) return [];
  const sentence =
    `Leaders are uneven: broker ${most.brokerId} leads ${plural(most.leaders, 'partition')}, ` +
    `broker ${least.brokerId} leads ${formatInt64(least.leaders)}.`;
  return [{ id: 'leader-skew', severity: 'warn', sentence, link: { kind: 'brokers' } }];
}
