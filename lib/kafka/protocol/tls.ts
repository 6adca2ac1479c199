import { isIP } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import type { ConnectionReason } from './errors';
import { secureContext, type TlsMaterial } from './tls-material';

/** Options for `tls.connect`, holding the certificate against `host`, the name that was asked for. Throws as `secureContext`. */
export function tlsOptions(material: TlsMaterial, host: string): ConnectionOptions {
  return {
    secureContext: secureContext(material),
    ...(isIP(host) ? {} : { servername: host }), // RFC 6066: an address is no server name.
    // The socket goes to an address that was checked before, so Node would compare with that instead of the name.
    checkServerIdentity: (_, certificateOfServer) => {
      const wrong = checkServerIdentity(host, certificateOfServer);
      const names = certificateOfServer.subjectaltname ?? `the name ${certificateOfServer.subject?.CN ?? '(none)'}`;
      return wrong && Object.assign(wrong, { reason: `it is for ${names}, not for ${host}` });
    },
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
  CERT_NOT_YET_VALID: 'certificate not yet valid',
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
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: 'client certificate needed',
  ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: 'client certificate needed',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'client certificate needed',
};

/**
 * The reason behind an error of a TLS socket by its code, or null when it is not about TLS. Servers say the same of a
 * certificate that is missing and of one that they do not trust: `shown` tells whether we have shown one.
 */
export function tlsReason(error: unknown, shown: boolean): ConnectionReason | null {
  const code = codeOf(error);
  if (code === null) return null;
  const reason = reasons[code];
  if (reason) return reason === 'client certificate needed' && shown ? 'client certificate refused' : reason;
  return /^(ERR_SSL|ERR_TLS|ERR_OSSL|CERT_|UNABLE_TO_|CRL_|HOSTNAME_MISMATCH|EPROTO$)/.test(code) ? 'TLS failed' : null;
}

function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
