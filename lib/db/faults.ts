import 'server-only';

import { AppError, type ErrorCode } from '@/lib/errors';

/** What a driver said went wrong, as both of Prisma's adapters hand it on. */
type Said = { kind?: string; code: string; message: string };

type Fault = Extract<ErrorCode, `DATABASE_${string}`>;

const sentences: Record<Fault, string> = {
  DATABASE_BUSY: 'The database is busy: something else keeps it locked. Try again in a moment.',
  DATABASE_FULL: 'The disk of the database is full, so nothing can be saved. Reading goes on.',
  DATABASE_DAMAGED: 'The database file is damaged. Restarting Sluice tells where its backups are.',
  DATABASE_UNAVAILABLE: 'The database does not answer. Try again in a moment.',
};

/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const sqlite: Readonly<Record<number, Fault>> = {
  5: 'DATABASE_BUSY',
  6: 'DATABASE_BUSY',
  8: 'DATABASE_UNAVAILABLE',
  10: 'DATABASE_UNAVAILABLE',
  11: 'DATABASE_DAMAGED',
  13: 'DATABASE_FULL',
  14: 'DATABASE_UNAVAILABLE',
  26: 'DATABASE_DAMAGED',
};

/** PostgreSQL's have five characters. */
const sqliteCode = /^\d{1,4}$/;

/** By the adapters' kind, or the beginning of PostgreSQL's SQLSTATE: connection, operator intervention, resources. */
const kinds: Readonly<Record<string, Fault>> = {
  DatabaseNotReachable: 'DATABASE_UNAVAILABLE',
  ConnectionClosed: 'DATABASE_UNAVAILABLE',
  TlsConnectionError: 'DATABASE_UNAVAILABLE',
  AuthenticationFailed: 'DATABASE_UNAVAILABLE',
  DatabaseDoesNotExist: 'DATABASE_UNAVAILABLE',
  DatabaseAccessDenied: 'DATABASE_UNAVAILABLE',
  TooManyConnections: 'DATABASE_BUSY',
  TransactionWriteConflict: 'DATABASE_BUSY',
  SocketTimeout: 'DATABASE_UNAVAILABLE',
};
const states: readonly [RegExp, Fault][] = [
  [/^(08|57P|25006|58)/, 'DATABASE_UNAVAILABLE'],
  [/^53100/, 'DATABASE_FULL'],
  [/^(53|40|55P03)/, 'DATABASE_BUSY'],
];

/** What node-postgres throws as plain errors, and what it lets through of the socket's. */
const plain =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|timeout expired)/;
const socketCodes = /^(ECONN\w+|E(HOST|NET)UNREACH|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)$/;

/** A failure of the database itself as an error fit to show; null for everything else, bugs included. */
export function databaseFault(thrown: unknown): AppError | null {
  const said = saidBy(thrown);
  const fault = said && faultOf(said);
  // Not the error itself: Prisma's message quotes the query, which holds what a person typed.
  return fault ? new AppError(fault, sentences[fault], { cause: new Error(said.message) }) : null;
}

/** Another connection keeps SQLite's file locked: what was asked has not begun, and may be asked again. */
export const isLocked = (thrown: unknown): boolean => {
  const code = saidBy(thrown)?.code ?? '';
  return sqliteCode.test(code) && sqlite[Number(code) & 0xff] === 'DATABASE_BUSY';
};

function faultOf({ kind, code, message }: Said): Fault | null {
  if (sqliteCode.test(code)) return sqlite[Number(code) & 0xff] ?? null;
  return (
    kinds[kind ?? ''] ??
    states.find(([state]) => state.test(code))?.[1] ??
    (plain.test(message) || socketCodes.test(code) ? 'DATABASE_UNAVAILABLE' : null)
  );
}

function saidBy(thrown: unknown): Said | null {
  if (!(thrown instanceof Error)) return null;
  const { meta, cause } = thrown as { meta?: { driverAdapterError?: Error }; cause?: unknown };
  const driver = meta?.driverAdapterError?.cause ?? (thrown.name === 'DriverAdapterError' ? cause : undefined);
  if (driver !== undefined) {
    const { kind, originalCode, code, extendedCode, originalMessage, message } = driver as Record<string, unknown>;
    const number = originalCode ?? code ?? extendedCode ?? '';
    return { kind: String(kind), code: String(number), message: String(originalMessage ?? message ?? kind) };
  }
  const { code, rawCode } = thrown as { code?: unknown; rawCode?: unknown };
  // P2024: no connection of the pool came free; P2028: a transaction could not begin or took too long.
  if (code === 'P2024' || code === 'P2028') return { kind: 'TooManyConnections', code: '', message: String(code) };
  return { code: String(rawCode ?? code ?? ''), message: thrown.message };
}
