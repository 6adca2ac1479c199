import 'server-only';

import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient, type InStatement, type ResultSet, type Transaction } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';

import { databaseFault, isLocked } from '@/lib/db/faults';
import { ConfigurationError } from '@/lib/env';

/** How long a statement waits for another process to release the file. */
const BUSY_MS = 5000;

type Adapter = Awaited<ReturnType<PrismaLibSql['connect']>>;

/**
 * Prisma's adapter, but one that waits for a locked file without stopping the process: libsql runs in the thread that
 * answers every request, and its own busy timeout sleeps there. Between two tries everybody else is served.
 */
export class PatientLibSql extends PrismaLibSql {
  constructor(url: string) {
    // bigint: values beyond 2^53 throw otherwise.
    super({ url, intMode: 'bigint', timeout: 0 });
  }

  override createClient(config: Parameters<PrismaLibSql['createClient']>[0]): Client {
    const client = super.createClient(config);
    const execute = client.execute.bind(client) as (statement: InStatement) => Promise<ResultSet>;
    // libsql leaves a statement that found the file locked half done, and then commits nothing of what comes after it on
    // that connection, although it says so. A new connection has no such past.
    client.execute = (statement: InStatement) =>
      execute(statement).catch(async (error: unknown) => {
        if (isLocked(error) && !client.closed) await client.reconnect();
        throw error;
      });
    client.transaction = () => begin(client);
    return client;
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const { queryRaw, executeRaw, startTransaction } = adapter;
    adapter.queryRaw = (query) => patiently(() => queryRaw.call(adapter, query));
    adapter.executeRaw = (query) => patiently(() => executeRaw.call(adapter, query));
    adapter.startTransaction = (level) => patiently(() => startTransaction.call(adapter, level));
    return adapter;
  }
}

/**
 * On the client's own connection: libsql would give each transaction another, and leave it open until it is collected.
 * The adapter lets nobody in between. It takes the lock as it begins, for inside there is no way to wait for it.
 */
async function begin(client: Client): Promise<Transaction> {
  await client.execute('BEGIN IMMEDIATE');
  let closed = false;
  const rollback = async () => {
    closed = true;
    await client.execute('ROLLBACK');
  };
  return {
    get closed() {
      return closed;
    },
    execute: (statement) => client.execute(statement as InStatement),
    batch: () => Promise.reject(new Error('not used by the adapter')),
    executeMultiple: () => Promise.reject(new Error('not used by the adapter')),
    async commit() {
      // A full disk shows here; the connection must not stay inside what has failed.
      await client.execute('COMMIT').catch(async (error: unknown) => {
        await rollback().catch(() => {});
        throw error;
      });
      closed = true;
    },
    rollback,
    close: () => void (closed || rollback().catch(() => {})),
  };
}

async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + BUSY_MS;
  for (let pause = 5; ; pause = Math.min(100, pause * 2)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isLocked(error) || performance.now() + pause > until) throw error;
      await sleep(pause);
    }
  }
}

/** Before anything is written to it: a damaged file is left as it is. Throws ConfigurationError. */
export async function checkFile(url: string, backups: string): Promise<void> {
  const file = url.replace(/^file:/, '').split('?')[0] ?? '';
  // Without the comment the bundler takes the whole checkout for data.
  if (!statSync(/* turbopackIgnore: true */ file, { throwIfNoEntry: false })?.size) return;
  const client = createClient({ url: `file:${file}`, timeout: BUSY_MS });
  const found = await client.execute('PRAGMA quick_check(1)').then(
    ({ rows }) => String(rows[0]?.quick_check).split('\n').at(-1),
    // What else can be wrong with a file, opening it will say.
    (error: Error) => (databaseFault(error)?.code === 'DATABASE_DAMAGED' ? error.message : 'ok'),
  );
  client.close();
  if (found === 'ok') return;
  throw new ConfigurationError(
    `the database file ${file} is damaged (${found}); it was left as it is. ` +
      `Backups are in ${backups}. To go back to the newest: node scripts/backup.mjs restore`,
  );
}
