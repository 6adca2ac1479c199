#!/usr/bin/env node
// npm run reset-admin -- <name>: for whoever has a shell where the console runs, when nobody can sign in any more.
// Makes <name> an administrator who may sign in, and prints a link at which a new password is chosen, once.
import { createHash, randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { pathToFileURL } from 'node:url';
import { sealAfter } from './audit-chain.mjs';
import { withDatabase } from './database.mjs';
import { addressOf, serverSettings } from './settings.mjs';

export const INVITATION_MS = 72 * 3_600_000;

/**
 * Answers the token of the link. What the person had before it holds until it is used, but open sessions end.
 * @param {string} url
 * @param {string} name
 */
export const resetAdmin = (url, name, now = new Date()) =>
  withDatabase(url, 'write', async (sql) => {
    const username = name.trim().normalize('NFKC').toLowerCase();
    const [first] = await sql.rows(`SELECT id FROM "FirstAdmin"`);
    if (!first) throw new Error('there is no administrator yet: open the link that the console printed as it started');
    const [known] = await sql.rows(`SELECT id, "isAdmin", "disabledAt" FROM "User" WHERE username = $1`, [username]);
    const id = known?.id ?? randomBytes(12).toString('hex');
    const token = randomBytes(24).toString('base64url');
    const at = sql.date(now);
    if (known) {
      await sql.run(`UPDATE "User" SET "isAdmin" = TRUE, "disabledAt" = NULL, "updatedAt" = $1 WHERE id = $2`, [
        at,
        id,
      ]);
      await sql.run(`UPDATE "Session" SET "revokedAt" = $1 WHERE "userId" = $2 AND "revokedAt" IS NULL`, [at, id]);
      await sql.run(`DELETE FROM "Invitation" WHERE "userId" = $1`, [id]);
    } else {
      await sql.run(
        `INSERT INTO "User" (id, username, name, "isAdmin", "createdAt", "updatedAt") VALUES ($1, $2, $3, TRUE, $4, $4)`,
        [id, username, name.trim(), at],
      );
    }
    await sql.run(`INSERT INTO "Invitation" (id, "userId", "createdAt", "expiresAt") VALUES ($1, $2, $3, $4)`, [
      ...[createHash('sha256').update(token).digest('hex'), id, at],
      sql.date(new Date(now.getTime() + INVITATION_MS)),
    ]);
    const before = known ? { isAdmin: Boolean(known.isAdmin), disabled: known.disabledAt !== null } : null;
    await note(sql, username, before, now);
    return token;
  });

/**
 * The event with both of its seals, in the same transaction as the act.
 * @param {import('./database.mjs').Sql} sql
 * @param {string} username
 * @param {unknown} before
 * @param {Date} now
 */
async function note(sql, username, before, now) {
  const who = { actorName: `shell: ${userInfo().username}` };
  const event = {
    ...{ id: randomBytes(12).toString('hex'), at: now, ...who, action: 'user.reset-admin', resourceType: 'user' },
    ...{ resourceName: username, before, outcome: 'succeeded', durationMs: 0 },
  };
  await sql.run(
    `INSERT INTO "AuditEvent" (id, at, "actorName", action, "resourceType", "resourceName", before, outcome, "durationMs")
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'succeeded', 0)`,
    [
      ...[event.id, sql.date(now), event.actorName, event.action, event.resourceType, username],
      before && JSON.stringify(before),
    ],
  );
  let [last] = await sql.rows(`SELECT seq, digest FROM "AuditSeal" ORDER BY seq DESC LIMIT 1`);
  for (const phase of /** @type {const} */ (['started', 'finished'])) {
    last = sealAfter(last ?? null, phase, event);
    await sql.run(`INSERT INTO "AuditSeal" (seq, "eventId", phase, digest) VALUES ($1, $2, $3, $4)`, [
      ...[last.seq, event.id, phase, last.digest],
    ]);
  }
}

async function main() {
  const [name, ...more] = process.argv.slice(2);
  if (!name || more.length > 0 || !/^[^\s<>"'\\]{1,100}$/.test(name)) {
    console.error('usage: npm run reset-admin -- <name>');
    process.exit(2);
  }
  const settings = serverSettings();
  const token = await resetAdmin(settings.DATABASE_URL ?? '', name);
  const origin = process.env.SLUICE_URL ? new URL(process.env.SLUICE_URL).origin : addressOf(settings);
  console.log(`Open ${origin}/invitation?token=${token}`);
  console.log(`to choose the password of ${name}, an administrator. The link holds for 72 hours, and once.`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error) => {
    console.error(`Nothing was changed: ${error.message}`);
    process.exitCode = 1;
  });
}
