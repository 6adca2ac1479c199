import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { ConnectionError } from './errors';

/** PEM text, never paths. No `ca` means the authorities that Node.js trusts. */
export type TlsMaterial = {
  readonly ca: string | null;
  /** The client's, with its chain after it. */
  readonly certificate: string | null;
  /** PKCS#8, PKCS#1 or SEC 1; encrypted ones need the passphrase. */
  readonly key: string | null;
  readonly passphrase: string | null;
};

// Opening an encrypted key takes long on purpose, and each connection of a cluster needs the same one.
const contexts = new WeakMap<TlsMaterial, SecureContext>();

/**
 * What OpenSSL makes of the material, once per object. Throws ConnectionError 'unusable certificate' whose message says
 * what is wrong with it and holds nothing of it.
 */
export function secureContext(material: TlsMaterial): SecureContext {
  const known = contexts.get(material);
  if (known) return known;
  const { ca, certificate, key, passphrase } = material;
  const trouble = materialTrouble(material);
  if (trouble) throw unusable(trouble.message);
  try {
    const context = createSecureContext({
      minVersion: 'TLSv1.2',
      ...(ca ? { ca } : {}),
      ...(certificate ? { cert: certificate } : {}),
      ...(key ? { key } : {}),
      ...(passphrase ? { passphrase } : {}),
    });
    contexts.set(material, context);
    return context;
  } catch (cause) {
    throw unusable(`OpenSSL cannot use the CA, certificate or key (${reasonOf(cause)})`, cause);
  }
}

export type MaterialTrouble = { field: keyof TlsMaterial; message: string };

/** What is wrong with the PEM texts themselves, or null; told without asking any broker. */
export function materialTrouble({ ca, certificate, key, passphrase }: TlsMaterial): MaterialTrouble | null {
  const ofCa = ca ? certificateTrouble(ca, 'the CA') : null;
  if (ofCa) return { field: 'ca', message: ofCa };
  if (!certificate && !key) return null;
  if (!certificate) return { field: 'certificate', message: 'there is a client key but no client certificate' };
  const ofCertificate = certificateTrouble(certificate, 'the client certificate');
  if (ofCertificate) return { field: 'certificate', message: ofCertificate };
  if (!key) return { field: 'key', message: 'there is a client certificate but not its key' };
  const opened = openKey(key, passphrase);
  if ('field' in opened) return opened;
  const isPair = new X509Certificate(certificate).checkPrivateKey(opened.key);
  return isPair ? null : { field: 'key', message: 'the key does not belong to the client certificate' };
}

/** Whose a client certificate is, for the sentence about its refusal: no secret in it. */
export function certificateFacts(pem: string): string {
  try {
    const { subject, issuer, validTo } = new X509Certificate(pem);
    const ended = Date.parse(validTo) < Date.now();
    const when = new Date(validTo).toISOString().slice(0, 10);
    return `${oneLine(subject)}, issued by ${oneLine(issuer)}, ${ended ? 'expired on' : 'valid until'} ${when}`;
  } catch {
    return 'it cannot be read';
  }
}

const oneLine = (name: string) => name.replaceAll('\n', ', ');

function certificateTrouble(pem: string, what: string): string | null {
  const blocks = pem.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]*-----END (?:TRUSTED )?CERTIFICATE-----/g);
  if (!blocks) {
    const held = pem.includes('PRIVATE KEY-----') ? 'a private key' : 'no PEM certificate';
    return `${what} holds ${held}: it should start with -----BEGIN CERTIFICATE-----`;
  }
  for (const [i, block] of blocks.entries()) {
    try {
      new X509Certificate(block);
    } catch {
      return `${what} cannot be read${blocks.length > 1 ? `: its part ${i + 1} of ${blocks.length} is damaged` : ': its text is damaged'}`;
    }
  }
  return null;
}

function openKey(pem: string, passphrase: string | null): { key: KeyObject } | MaterialTrouble {
  if (!pem.includes('PRIVATE KEY-----')) {
    const held = pem.includes('BEGIN CERTIFICATE') ? 'a certificate' : 'no PEM key';
    return { field: 'key', message: `the client key holds ${held}: it should start with -----BEGIN PRIVATE KEY-----` };
  }
  const encrypted = pem.includes('ENCRYPTED');
  try {
    return { key: createPrivateKey({ key: pem, format: 'pem', ...(passphrase ? { passphrase } : {}) }) };
  } catch (thrown) {
    if (encrypted && !passphrase) {
      return { field: 'passphrase', message: 'the client key is encrypted and needs its passphrase' };
    }
    if (encrypted && /unsupported/i.test(reasonOf(thrown))) {
      const anew = 'write it anew with "openssl pkcs8 -topk8 -v2 aes-256-cbc"';
      return { field: 'key', message: `the client key is encrypted in a way that OpenSSL 3 does not read: ${anew}` };
    }
    if (encrypted) return { field: 'passphrase', message: 'the passphrase does not open the client key' };
    return { field: 'key', message: 'the client key cannot be read: its text is damaged' };
  }
}

function unusable(message: string, cause?: unknown): ConnectionError {
  return new ConnectionError('unusable certificate', { sent: false, message, cause });
}

/** OpenSSL's words without its file names and thread ids. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  return 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
}
