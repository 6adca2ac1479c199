/** Applies the migrations that the database lacks and answers their names. */
export function migrate(options: { url: string; dir: string; log?: (line: string) => void }): Promise<string[]>;
