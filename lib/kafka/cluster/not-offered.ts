import type { BrokerFacts } from './facts-brokers';
import { inOrderOfRelease, isBefore } from './release';
import type { Warning } from './warning';

/** What pages show and older brokers do not tell, by the release that brought it. The names are those of the cells. */
const since = {
  'group state': '2.6', // KIP-518
  'topic id': '2.8', // KIP-516
  'disk size': '3.3', // KIP-827
  'group kind': '3.8', // KIP-848
} as const;

/** For each cell that some live broker is too old for, which, and of what release: that its null is no failure. */
export function notOfferedBy(brokers: readonly BrokerFacts[]): Warning[] {
  const live = brokers.flatMap(({ brokerId, live, release }) => (live && release ? [{ brokerId, release }] : []));
  return Object.entries(since).flatMap(([source, first]) => {
    const old = live.filter(({ release }) => isBefore(release, first));
    if (old.length === 0) return [];
    const releases = [...new Set(old.map(({ release }) => release))].sort(inOrderOfRelease);
    const message = `Not offered by ${named(old, live.length)} (${releases.join(', ')})`;
    return [{ source, code: 'NOT_OFFERED', message }];
  });
}

function named(old: readonly { brokerId: number }[], of: number): string {
  if (old.length === of) return of === 1 ? 'this broker' : 'these brokers';
  const ids = old.map(({ brokerId }) => brokerId);
  return ids.length === 1
    ? `broker ${ids[0]}`
    : `brokers ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', ...' : ''}`;
}
