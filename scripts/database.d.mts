export type Sql = {
  rows(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  run(sql: string, values?: unknown[]): Promise<void>;
  /** A time as the console's own client stores it. */
  date(date: Date): unknown;
};

/** Does `work` in one transaction on the console's database, whichever it is. */
export function withDatabase<T>(url: string, mode: 'read' | 'write', work: (sql: Sql) => Promise<T>): Promise<T>;
