import type { VisibleCluster } from '@/lib/contract/clusters';
import type { MessageAnswer, Payload } from '@/lib/contract/messages';
import type { MessagePlace } from '@/lib/queries/messages';

import { base64Of, bytesOf, hexOf } from './payload-bytes';

type FullRecord = Extract<MessageAnswer['message'], { kind: 'record' }>;

/** What goes to the clipboard for a key, value or header: its exact text, hex where it is no text, nothing for null. */
export function payloadText(payload: Payload): string {
  if (payload.format !== 'binary') return payload.text;
  const bytes = bytesOf(payload);
  return bytes ? hexOf(bytes) : payload.text;
}

/** JSON stays in its own text, text becomes a string, bytes become base64; null is null and empty is "". */
function payloadJson(payload: Payload): string {
  switch (payload.format) {
    case 'null':
      return 'null';
    case 'json':
      return payload.text.trim();
    case 'binary':
      return JSON.stringify({ base64: base64Of(bytesOf(payload) ?? new Uint8Array()) });
    default:
      return JSON.stringify(payload.text);
  }
}

/** Headers in their order, names as often as they are there. */
export function headersJson({ headers }: Pick<FullRecord, 'headers'>): string {
  if (headers.length === 0) return '[]';
  const lines = headers.map(
    ({ name, value }) => `  { "name": ${JSON.stringify(name)}, "value": ${payloadJson(value)} }`,
  );
  return `[\n${lines.join(',\n')}\n]`;
}

/** The record as JSON, put together from the texts of its parts, so that no number goes through a floating-point one. */
export function recordJson(topic: string, record: FullRecord): string {
  const { partition, offset, timestamp, timestampType, key, value, transaction } = record;
  const fields = [
    ['topic', JSON.stringify(topic)],
    ['partition', String(partition)],
    ['offset', offset],
    ['timestamp', timestamp ?? 'null'],
    ['timestampType', JSON.stringify(timestampType)],
    ['transaction', JSON.stringify(transaction)],
    ['headers', headersJson(record).replaceAll('\n', '\n  ')],
    ['keyFormat', JSON.stringify(key.format)],
    ['key', payloadJson(key)],
    ['valueFormat', JSON.stringify(value.format)],
    ['value', payloadJson(value)],
  ];
  return `{\n${fields.map(([name, text]) => `  "${name}": ${text}`).join(',\n')}\n}`;
}

const plainWord = /^[\w.,:/@=+-]+$/;
const quoted = (word: string) => (plainWord.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

type Sasl = NonNullable<VisibleCluster['security']['sasl']>;

/** As librdkafka calls them; it can ask for tokens, and cannot be given one. */
function signInSettings(sasl: Sasl): string[] {
  const mechanism = `sasl.mechanism=${sasl.mechanism}`;
  if (sasl.mechanism !== 'OAUTHBEARER') {
    return [mechanism, `sasl.username=${sasl.username}`, 'sasl.password=PASSWORD'];
  }
  const { endpoint, extensions } = sasl;
  if (!endpoint) return [mechanism];
  return [
    ...[mechanism, 'sasl.oauthbearer.method=oidc', `sasl.oauthbearer.token.endpoint.url=${endpoint.url}`],
    ...[`sasl.oauthbearer.client.id=${endpoint.clientId}`, 'sasl.oauthbearer.client.secret=SECRET'],
    ...(endpoint.scope ? [`sasl.oauthbearer.scope=${endpoint.scope}`] : []),
    ...(extensions ? [`sasl.oauthbearer.extensions=${extensions.replaceAll(', ', ',')}`] : []),
  ];
}

/** A command that prints this very record. Secrets are left for the reader to fill in. */
export function kcatCommand(
  { bootstrapServers, security }: Pick<VisibleCluster, 'bootstrapServers' | 'security'>,
  topic: string,
  { partition, offset }: MessagePlace,
  committed: boolean,
): string {
  const { tls, sasl } = security;
  const words = ['kcat', '-C', '-b', bootstrapServers.replaceAll(/\s/g, ''), '-t', topic];
  words.push('-p', String(partition), '-o', offset, '-c', '1');
  const protocol = `${sasl ? 'sasl_' : ''}${tls.enabled ? 'ssl' : 'plaintext'}`;
  if (protocol !== 'plaintext') words.push('-X', `security.protocol=${protocol}`);
  if (tls.enabled && tls.ca !== null) words.push('-X', 'ssl.ca.location=ca.pem');
  if (tls.enabled && tls.certificate !== null) {
    words.push('-X', 'ssl.certificate.location=client.pem', '-X', 'ssl.key.location=client.key');
  }
  for (const setting of sasl ? signInSettings(sasl) : []) words.push('-X', setting);
  // librdkafka reads committed records only, and would print the next one.
  if (!committed) words.push('-X', 'isolation.level=read_uncommitted');
  return words.map(quoted).join(' ');
}
