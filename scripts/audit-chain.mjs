// The chain over the audit trail. An event is sealed when it is started and again when it is finished; each seal is a
// digest over what the event says then and over the seal before it. Whoever alters, removes or slips in a row breaks
// it there. Who cuts off its end breaks nothing: for that, keep the newest seal somewhere else (the log has it).
// Plain Node: the console seals with it, and `npm run audit:verify` checks with it.
import { createHash } from 'node:crypto';

const known = [
  ...['id', 'at', 'actorId', 'actorName', 'sessionId', 'ip', 'clusterId', 'clusterName', 'requestId', 'changeId'],
  ...['action', 'resourceType', 'resourceName', 'params', 'before'],
];
const fields = { started: known, finished: [...known, 'outcome', 'error', 'durationMs', 'after'] };

/**
 * The seal that follows `last` for what `event` says in this phase.
 * @param {{ seq: number, digest: string } | null} last
 * @param {'started' | 'finished'} phase
 * @param {Record<string, unknown> & { id: string }} event
 */
export function sealAfter(last, phase, event) {
  const seq = (last?.seq ?? 0) + 1;
  return { seq, phase, eventId: event.id, digest: digestOf(last?.digest ?? '', seq, phase, event) };
}

/**
 * @param {string} before the digest of the seal before
 * @param {number} seq
 * @param {'started' | 'finished'} phase
 * @param {Record<string, unknown>} event
 */
function digestOf(before, seq, phase, event) {
  const says = fields[phase].map((field) => ordered(event[field]));
  return createHash('sha256')
    .update(JSON.stringify([before, seq, phase, says]))
    .digest('hex');
}

/** A value as both databases give it back: PostgreSQL sorts the keys of JSON in its own way.  @param {unknown} value @returns {unknown} */
function ordered(value) {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.getTime();
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, each]) => [key, ordered(each)]);
}

/**
 * @typedef {{ seq: number, eventId: string, phase: string, digest: string }} Seal
 * @typedef {Record<string, any> & { id: string, outcome: string }} Event
 * @typedef {{ seal: Seal, event: Event | null }} Link `event` is null when it is not in the trail any more
 */

/**
 * Walks the chain, one link after the other in the order of `seq`; `wrong` holds a sentence for each that does not hold.
 * @param {AsyncIterable<Link> | Iterable<Link>} links
 * @param {{ seq: number, digest: string } | null} [kept] a seal that was noted elsewhere: it must be in the chain
 */
export async function walkChain(links, kept = null) {
  /** @type {string[]} */
  const wrong = [];
  /** @type {{ seq: number, digest: string } | null} */
  let last = null;
  let adopted = 0;
  /** Started, and not finished so far.  @type {Map<string, Event>} */
  const open = new Map();
  let keptSeen = kept === null;
  for await (const { seal, event } of links) {
    const expected = (last?.seq ?? 0) + 1;
    if (seal.seq !== expected) {
      const gap = seal.seq - 1 > expected ? `Seals ${expected} to ${seal.seq - 1} are` : `Seal ${expected} is`;
      wrong.push(`${gap} missing: removed, with what they told of.`);
    }
    if (event === null) wrong.push(`Seal ${seal.seq} is of event ${seal.eventId}, which was removed.`);
    else if (seal.phase === 'started') open.set(event.id, event);
    else open.delete(event.id);
    if (seal.phase === 'adopted') adopted++;
    else if (event && digestOf(last?.digest ?? '', seal.seq, /** @type {any} */ (seal.phase), event) !== seal.digest) {
      // With a gap before it no digest can fit, which says nothing about this one.
      if (seal.seq === expected) wrong.push(`Seal ${seal.seq} does not fit ${told(event)}: one of them was altered.`);
    }
    if (kept && seal.seq === kept.seq) {
      keptSeen = true;
      if (seal.digest !== kept.digest) wrong.push(`Seal ${seal.seq} is not the one that was kept elsewhere.`);
    }
    last = { seq: seal.seq, digest: seal.digest };
  }
  for (const event of open.values()) {
    if (event.outcome !== 'started') wrong.push(`No seal says how ${told(event)} ended: its end was altered.`);
  }
  if (!keptSeen) wrong.push(`Seal ${kept?.seq}, which was kept elsewhere, is missing: the end was cut off.`);
  return { wrong, head: last, adopted };
}

/** @param {Event} event */
const told = ({ id, action, resourceName, at }) =>
  `event ${id} (${action} ${resourceName}, ${new Date(at).toISOString()})`;
