#!/usr/bin/env node
// npm run audit:verify [-- --kept <seal>]: whether the audit trail is as it was written, and where it is not.
// Ends with 0 when it holds, 1 when it does not, 2 when it could not be read.
import { pathToFileURL } from 'node:url';
import { walkChain } from './audit-chain.mjs';
import { withDatabase } from './database.mjs';
import { serverSettings } from './settings.mjs';

const PAGE = 500;

/**
 * @param {string} url
 * @param {{ seq: number, digest: string } | null} [kept]
 */
export const verifyAudit = (url, kept = null) =>
  withDatabase(url, 'read', async (sql) => {
    const { wrong, ...rest } = await walkChain(links(sql), kept);
    const unsealed = await sql.rows(`SELECT e.id, e.action, e."resourceName" FROM "AuditEvent" e WHERE NOT EXISTS (
      SELECT 1 FROM "AuditSeal" s WHERE s."eventId" = e.id AND s.phase IN ('started', 'adopted')) LIMIT 1000`);
    const slipped = unsealed.map(
      (e) => `Event ${e.id} (${e.action} ${e.resourceName}) has no seal: it was slipped in.`,
    );
    return { wrong: [...wrong, ...slipped], ...rest };
  });

/** @param {import('./database.mjs').Sql} sql */
async function* links(sql) {
  for (let after = 0; ; ) {
    const rows = await sql.rows(
      `SELECT s.seq, s."eventId", s.phase, s.digest, e.* FROM "AuditSeal" s LEFT JOIN "AuditEvent" e
       ON e.id = s."eventId" WHERE s.seq > $1 ORDER BY s.seq LIMIT ${PAGE}`,
      [after],
    );
    for (const { seq, eventId, phase, digest, ...event } of rows) {
      yield { seal: { seq, eventId, phase, digest }, event: event.id === null ? null : readEvent(event) };
    }
    if (rows.length < PAGE) return;
    after = rows[rows.length - 1].seq;
  }
}

/** @param {Record<string, any>} row */
function readEvent({ at, params, before, after, ...rest }) {
  const json = (/** @type {string | null} */ text) => (text === null ? null : JSON.parse(text));
  return {
    .../** @type {any} */ (rest),
    ...{ at: new Date(at), params: json(params), before: json(before), after: json(after) },
  };
}

/** "--kept 120:9f86..." @param {string[]} args */
function readKept(args) {
  if (args.length === 0) return null;
  const [, seq, digest] = /^(\d+):([0-9a-f]{64})$/.exec(args[1] ?? '') ?? [];
  if (args.length !== 2 || args[0] !== '--kept' || !seq || !digest) {
    console.error('usage: npm run audit:verify [-- --kept <number>:<digest>]');
    process.exit(2);
  }
  return { seq: Number(seq), digest };
}

async function main() {
  const { wrong, head, adopted } = await verifyAudit(
    serverSettings().DATABASE_URL ?? '',
    readKept(process.argv.slice(2)),
  );
  for (const sentence of wrong) console.error(sentence);
  if (adopted > 0) console.log(`${adopted} events were written before there was a chain; what they say is not sealed.`);
  const newest = head ? `${head.seq}:${head.digest}` : 'none';
  if (wrong.length === 0) console.log(`The audit trail holds, ${head?.seq ?? 0} seals. Newest: ${newest}`);
  else console.error(`The audit trail does not hold: ${wrong.length} ${wrong.length === 1 ? 'place' : 'places'}.`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error) => {
    console.error(`The audit trail could not be read: ${error.message}`);
    process.exitCode = 2;
  });
}
