import type { ClusterConfig } from '@/lib/kafka/cluster/config';

/** A line for a POSIX shell: each word quoted where it needs to be. */
export function commandLine(...words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

export function shellWord(word: string): string {
  return /^[A-Za-z0-9_.,:=/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** How Kafka's tools reach the same cluster; how to sign in is in a file that only its owner can write. */
export function toolWords({ bootstrapServers, tls, sasl }: ClusterConfig): string[] {
  const servers = bootstrapServers.map(({ host, port }) =>
    host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`,
  );
  const signIn = tls || sasl ? ['--command-config', 'client.properties'] : [];
  return ['--bootstrap-server', servers.join(','), ...signIn];
}
