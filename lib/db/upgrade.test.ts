import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

import { env } from '@/lib/env';
import { verifyAudit } from '@/scripts/audit-verify.mjs';
import { withDatabase } from '@/scripts/database.mjs';
import { migrate } from '@/scripts/migrate.mjs';
import { audited } from './audit';
import { digest, findLiveSession } from './sessions';
import { tempDatabase } from './temp-database';

tempDatabase();

/** The migrations before the one that brought teams. */
function earlier(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'sluice-migrations-'));
  for (const provider of ['sqlite', 'postgresql']) {
    const from = path.join('prisma/migrations', provider);
    const names = readdirSync(from).filter((name) => /^\d{14}_/.test(name) && name < '20261121113645');
    for (const name of names) cpSync(path.join(from, name), path.join(dir, provider, name), { recursive: true });
  }
  return dir;
}

test('a database from before there were teams keeps its sessions, and its trail opens the chain', async () => {
  const { databaseUrl: url } = env();
  const dir = earlier();
  await migrate({ url, dir, log: () => {} });
  rmSync(dir, { recursive: true });
  const sid = 'carried by a cookie';
  await withDatabase(url, 'write', async (sql) => {
    const [now, later] = [sql.date(new Date()), sql.date(new Date(Date.now() + 3_600_000))];
    await sql.run(`INSERT INTO "User" (id, username, "updatedAt") VALUES ('u', 'ada', $1)`, [now]);
    await sql.run(
      `INSERT INTO "Session" (id, "userId", "createdAt", "lastSeenAt", "expiresAt") VALUES ($1, 'u', $2, $2, $3)`,
      [digest(sid), now, later],
    );
    for (const id of ['a', 'b']) {
      await sql.run(
        `INSERT INTO "AuditEvent" (id, at, action, "resourceType", "resourceName") VALUES ($1, $2, 'x', 'x', 'x')`,
        [id, now],
      );
    }
  });
  expect((await findLiveSession(sid))?.user.username).toBe('ada');
  const event = { actor: null, requestId: null, action: 'y', resourceType: 'y', resourceName: 'y' };
  await audited(event, async () => {});
  expect(await verifyAudit(url)).toMatchObject({ wrong: [], adopted: 2, head: { seq: 4 } });
  await withDatabase(url, 'write', (sql) => sql.run(`DELETE FROM "AuditEvent" WHERE id = 'a'`));
  expect((await verifyAudit(url)).wrong).toEqual([expect.stringContaining('Seal 1 is of event a, which was removed')]);
});
