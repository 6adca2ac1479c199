import { isIP } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import type { ConnectionReason } from './errors';

/** PEM text, never paths. No `ca` means the authorities that Node.js trusts. */
export type TlsMaterial = {
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
  readonly passphrase: string | null;
};

/** Options for `tls.connect` to `ip`, holding the certificate against `host`, the name that was asked for. */
export function tlsOptions(material: TlsMaterial, host: string): ConnectionOptions {
  const { ca, certificate, key, passphrase } = material;
  return {
    minVersion: 'TLSv1.2',
    ...(ca ? { ca } : {}),
    ...(certificate ? { cert: certificate } : {}),
    ...(key ? { key } : {}),
    ...(passphrase ? { passphrase } : {}),
    ...(isIP(host) ? {} : { servername: host }), // RFC 6066: an address is no server name.
    // The socket goes to an address that was checked before, so Node would compare with that instead of the name.
    checkServerIdentity: (_, certificateOfServer) => checkServerIdentity(host, certificateOfServer),
  };
}

const reasons: Record<string, ConnectionReason> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown CA',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown CA',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown CA',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown CA',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown CA',
  CERT_UNTRUSTED: 'unknown CA',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong host',
  CERT_HAS_EXPIRED: 'certificate expired',
  CERT_NOT_YET_VALID: 'certificate expired',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not TLS',
  ERR_SSL_HTTP_REQUEST: 'not TLS',
  // Alerts: the server's word about the certificate that we sent, or did not send.
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'client certificate needed',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'client certificate needed',
  'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE': 'client certificate needed',
  'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN': 'client certificate needed',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: 'client certificate needed',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: 'client certificate needed',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'client certificate needed',
};

/** The reason behind an error of a TLS socket by its code, or null when it is not about TLS. */
export function tlsReason(error: unknown): ConnectionReason | null {
  const code = codeOf(error);
  if (code === null) return null;
  const reason = reasons[code];
  if (reason) return reason;
  return /^(ERR_SSL|ERR_TLS|ERR_OSSL|CERT_|UNABLE_TO_|CRL_|HOSTNAME_MISMATCH|EPROTO$)/.test(code) ? 'TLS failed' : null;
}

function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
