// The environment a Sluice server runs in, in one place for start, demo, dev and the browser suite. What the values mean
// and which are refused is lib/env.ts; here relative paths become absolute, because the built server changes its folder.
import path from 'node:path';

/**
 * @param {Record<string, string | undefined>} from
 * @returns {Record<string, string>} what to add to the server's environment
 */
export function serverSettings(from = process.env) {
  const dataDir = path.resolve(from.SLUICE_DATA_DIR || 'data');
  const databaseUrl = from.DATABASE_URL || `file:${path.join(dataDir, 'sluice.db')}`;
  return {
    SLUICE_DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl.startsWith('file:') ? `file:${path.resolve(databaseUrl.slice(5))}` : databaseUrl,
    PORT: from.PORT || '3000',
    // The shell's HOSTNAME is the machine's name, which Next.js would listen on.
    HOSTNAME: from.HOST || '127.0.0.1',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** Where a browser on this machine finds the server.  @param {Record<string, string>} settings */
export function addressOf(settings) {
  const { HOSTNAME: host = '', PORT: port } = settings;
  if (['0.0.0.0', '::'].includes(host)) return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
