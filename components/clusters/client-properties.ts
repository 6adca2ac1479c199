import { clientEntries } from './client-properties-text';
import { jaasEntry } from './jaas-config';

/** What a pasted configuration says about reaching a cluster: as the form has it, undefined where nothing was said. */
export type ClientSettings = {
  bootstrapServers?: string;
  tls?: boolean;
  sasl?: boolean;
  mechanism?: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512' | 'OAUTHBEARER';
  username?: string;
  password?: string;
  tokenUrl?: string;
  clientId?: string;
  clientSecret?: string;
  scope?: string;
  extensions?: string;
  ca?: string;
  certificate?: string;
  key?: string;
  passphrase?: string;
};

export type ClientProperties = {
  settings: ClientSettings;
  /** Keys that went into the form, in the order of the text. */
  taken: { key: string; into: string }[];
  ignored: { key: string; why: string }[];
};

type Take = (value: string, settings: ClientSettings) => string | { why: string };
/** Answers with what it filled, or why it did not. */
const text =
  (field: keyof ClientSettings, into: string): Take =>
  (value, settings) => {
    if (value === '') return { why: 'is empty' };
    Object.assign(settings, { [field]: value });
    return into;
  };

const pem =
  (field: 'ca' | 'certificate' | 'key', into: string): Take =>
  (value, settings) => {
    const blocks = pemBlocks(value);
    if (blocks === null) return { why: 'holds no PEM text' };
    settings[field] = blocks;
    return into;
  };

const protocols: Record<string, [tls: boolean, sasl: boolean] | undefined> = {
  PLAINTEXT: [false, false],
  SSL: [true, false],
  SASL_PLAINTEXT: [false, true],
  SASL_SSL: [true, true],
};

const securityProtocol: Take = (value, settings) => {
  const found = protocols[value.toUpperCase()];
  if (!found) return { why: 'is none of PLAINTEXT, SSL, SASL_PLAINTEXT and SASL_SSL' };
  [settings.tls, settings.sasl] = found;
  return 'Encryption';
};

const mechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER'] as const;

const mechanism: Take = (value, settings) => {
  const found = mechanisms.find((name) => name === value.toUpperCase());
  if (!found) return { why: `asks for ${value.slice(0, 40)}, which Sluice does not speak` };
  settings.mechanism = found;
  return 'SASL mechanism';
};

const tokenUrl: Take = (value, settings) => {
  if (!/^https?:\/\//i.test(value)) return { why: 'is no http or https address' };
  settings.tokenUrl = value;
  return 'Token endpoint';
};

const bootstrapServers: Take = (value, settings) => {
  settings.bootstrapServers = value.replace(/(^|[,\s])(PLAINTEXT|SSL|SASL_PLAINTEXT|SASL_SSL):\/\//gi, '$1');
  return 'Bootstrap servers';
};

/** Java's keys, librdkafka's beside them. Nothing else is ever taken. */
const known = new Map<string, Take>([
  ['bootstrap.servers', bootstrapServers],
  ['metadata.broker.list', bootstrapServers],
  ['security.protocol', securityProtocol],
  ['sasl.mechanism', mechanism],
  ['sasl.mechanisms', mechanism],
  ['sasl.jaas.config', jaasConfig],
  ['sasl.username', text('username', 'User')],
  ['sasl.password', text('password', 'Password')],
  ['sasl.oauthbearer.token.endpoint.url', tokenUrl],
  ['sasl.oauthbearer.client.credentials.client.id', text('clientId', 'Client id')],
  ['sasl.oauthbearer.client.credentials.client.secret', text('clientSecret', 'Client secret')],
  ['sasl.oauthbearer.client.id', text('clientId', 'Client id')],
  ['sasl.oauthbearer.client.secret', text('clientSecret', 'Client secret')],
  ['sasl.oauthbearer.scope', text('scope', 'Scope')],
  ['sasl.oauthbearer.extensions', text('extensions', 'Extensions')],
  ['ssl.truststore.certificates', pem('ca', 'Certificate authority')],
  ['ssl.ca.pem', pem('ca', 'Certificate authority')],
  ['ssl.keystore.certificate.chain', pem('certificate', 'Client certificate')],
  ['ssl.certificate.pem', pem('certificate', 'Client certificate')],
  ['ssl.keystore.key', pem('key', 'Key')],
  ['ssl.key.pem', pem('key', 'Key')],
  ['ssl.key.password', text('passphrase', 'Passphrase of the key')],
]);

const paste = 'names a file on another machine: paste its PEM text into the form';
const code = 'names code to load, which Sluice never does';

/** Keys that people expect to matter, and why they are left alone. */
const reasons: [pattern: RegExp, why: string][] = [
  [
    /^ssl\.(truststore|keystore)\.(location|password)$/,
    `${paste}; a JKS or PKCS#12 file has to be turned into PEM first`,
  ],
  [/^ssl\.(ca|certificate|key|keystore|crl)\.location$/, paste],
  [/^ssl\.(truststore|keystore)\.type$/, 'is not needed: PEM text is what the form takes'],
  [
    /^(ssl\.endpoint\.identification\.algorithm|enable\.ssl\.certificate\.verification)$/,
    'is not needed: certificates and host names are always checked',
  ],
  [/^sasl\.(kerberos|gssapi)\./, 'is about Kerberos, which Sluice does not speak'],
  [/^config\.providers|\.class(es)?$|\.factory$|^interceptor\.|callback\.handler|^plugin\./, code],
];

/**
 * Reads a client's configuration: Java .properties, librdkafka's keys, Spring's properties or YAML. Takes known keys
 * only and says of all others why they were left. Nothing is executed, resolved or sent anywhere.
 */
export function readClientProperties(pasted: string): ClientProperties {
  const settings: ClientSettings = {};
  const taken: ClientProperties['taken'] = [];
  const ignored: ClientProperties['ignored'] = [];
  const entries = clientEntries(pasted);
  const last = new Map(entries.map(({ key }, i) => [key, i]));
  for (const [i, { key, value }] of entries.entries()) {
    const take = known.get(key);
    const why = take && last.get(key) !== i ? 'is given again further down' : take ? placeholderIn(value) : whyNot(key);
    const outcome = why ? { why } : take?.(value.trim(), settings);
    if (typeof outcome === 'string') taken.push({ key, into: outcome });
    else ignored.push({ key, why: outcome?.why ?? '' });
  }
  return { settings, taken, ignored };
}

function whyNot(key: string): string {
  return reasons.find(([pattern]) => pattern.test(key))?.[1] ?? 'says nothing about reaching the cluster';
}

const placeholderIn = (value: string) =>
  value.includes('${') || value.includes('{{') ? 'holds a placeholder: enter the value itself' : null;

const byModule = {
  PlainLoginModule: 'PLAIN',
  ScramLoginModule: 'SCRAM-SHA-512',
  OAuthBearerLoginModule: 'OAUTHBEARER',
} as const;

function jaasConfig(value: string, settings: ClientSettings): string | { why: string } {
  const entry = jaasEntry(value);
  if ('why' in entry) return entry;
  const { module, options } = entry;
  const into: string[] = [];
  const put = (option: string, field: keyof ClientSettings, label: string) => {
    const found = options.get(option);
    if (found === undefined) return;
    Object.assign(settings, { [field]: found });
    into.push(label);
  };
  // Of the two SCRAMs only sasl.mechanism says which; it goes before, wherever it stands.
  settings.mechanism ??= byModule[module];
  if (module === 'OAuthBearerLoginModule') {
    put('clientId', 'clientId', 'Client id');
    put('clientSecret', 'clientSecret', 'Client secret');
    put('scope', 'scope', 'Scope');
    const extensions = [...options].flatMap(([name, found]) =>
      name.startsWith('extension_') ? [`${name.slice('extension_'.length)}=${found}`] : [],
    );
    if (extensions.length > 0) {
      settings.extensions = extensions.join(', ');
      into.push('Extensions');
    }
  } else {
    put('username', 'username', 'User');
    put('password', 'password', 'Password');
  }
  return into.length > 0 ? into.join(', ') : { why: 'names no user, password or client' };
}

/** The blocks alone, each line as OpenSSL wants it: configurations have them on one line, or with blanks. */
function pemBlocks(value: string): string | null {
  const blocks: string[] = [];
  for (let at = value.indexOf('-----BEGIN '); at >= 0; at = value.indexOf('-----BEGIN ', at)) {
    const labelEnd = value.indexOf('-----', at + 11);
    const label = value.slice(at + 11, labelEnd);
    const end = value.indexOf(`-----END ${label}-----`, labelEnd);
    if (labelEnd < 0 || end < 0) break;
    const body = value.slice(labelEnd + 5, end);
    // An old encrypted key has headers before its text, which hold only line by line.
    const lines = body.includes(':') ? [body.trim()] : (body.replace(/\s+/g, '').match(/.{1,64}/g) ?? []);
    blocks.push(`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`);
    at = end;
  }
  return blocks.length > 0 ? `${blocks.join('\n')}\n` : null;
}
