// The console's database for commands of the shell: plain SQL, the same on SQLite and PostgreSQL.
import { existsSync } from 'node:fs';

// PostgreSQL's numbers of these types.
const TIMESTAMP = 1114;
const JSONB = 3802;

/**
 * @typedef {{
 *   rows(sql: string, values?: unknown[]): Promise<any[]>,
 *   run(sql: string, values?: unknown[]): Promise<void>,
 *   date(date: Date): unknown,
 * }} Sql
 */

/**
 * Does `work` in one transaction: reading sees one moment of the database, writing happens whole or not at all.
 * `date` is a time as the console's own client stores it; JSON is read as text.
 * @template T
 * @param {string} url
 * @param {'read' | 'write'} mode
 * @param {(sql: Sql) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function withDatabase(url, mode, work) {
  return /^postgres(ql)?:/.test(url) ? onPostgres(url, mode, work) : onSqlite(url, mode, work);
}

/** @type {typeof withDatabase} */
async function onPostgres(url, mode, work) {
  const { default: pg } = await import('pg');
  // A timestamp without a zone is UTC here; node-postgres would take it for local time.
  const utc = (/** @type {string} */ text) => new Date(`${text.replace(' ', 'T')}Z`);
  const asText = (/** @type {string} */ text) => text;
  const getTypeParser = (/** @type {number} */ type, /** @type {any} */ format) =>
    type === TIMESTAMP ? utc : type === JSONB ? asText : pg.types.getTypeParser(type, format);
  const client = new pg.Client({ connectionString: url, types: /** @type {any} */ ({ getTypeParser }) });
  await client.connect();
  try {
    await client.query(mode === 'read' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
    const result = await work({
      rows: async (sql, values) => (await client.query(sql, values)).rows,
      run: async (sql, values) => void (await client.query(sql, values)),
      date: (date) => date.toISOString().replace('Z', ''),
    });
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
}

/** @type {typeof withDatabase} */
async function onSqlite(url, mode, work) {
  const file = url.replace(/^file:/, '');
  if (!existsSync(file)) throw new Error(`there is no database at ${file}`);
  const { createClient } = await import('@libsql/client');
  const client = createClient({ url });
  await client.execute('PRAGMA busy_timeout=10000');
  const transaction = await client.transaction(mode);
  const ask = async (/** @type {string} */ sql, /** @type {any[]} */ values = []) => {
    const { rows, columns } = await transaction.execute({ sql: sql.replaceAll(/\$(\d+)/g, '?$1'), args: values });
    return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
  };
  try {
    const result = await work({
      rows: ask,
      run: async (sql, values) => void (await ask(sql, values)),
      date: (date) => date.toISOString().replace('Z', '+00:00'),
    });
    await transaction.commit();
    return result;
  } finally {
    transaction.close();
    client.close();
  }
}
