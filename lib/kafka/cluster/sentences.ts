import { AppError, type ErrorCode } from '@/lib/errors';
import { ConnectionError, type ConnectionReason, VersionError, WireError } from '@/lib/kafka/protocol/errors';

const sentences: Record<ConnectionReason, string> = {
  'address not found': 'has a host name that cannot be resolved: check the name and the DNS of this server.',
  'address not allowed': 'has an address that this installation does not connect to.',
  refused: 'refused the connection: nothing listens on that port.',
  unreachable: 'cannot be reached: there is no route to that host.',
  'timed out': 'did not answer in time.',
  closed: 'closed the connection.',
  stalled: 'stopped answering on an open connection.',
  'out of order': 'answered out of order: what listens there may not be Kafka.',
  'frame too large': 'sent an answer larger than this console accepts.',
  unreadable: 'sends answers that cannot be read: something on the way may damage them.',
  'not Kafka': 'answered, but not as Kafka does: check the port.',
  'too old': 'is too old for this console.',
  'not TLS': 'did not answer with TLS: this listener may be a plaintext one, so turn off TLS or use its TLS port.',
  'TLS expected': 'expects TLS: turn on TLS for this cluster or use its plaintext port.',
  'unknown CA': 'presented a certificate of an unknown authority: add the CA certificate that signed it.',
  'wrong host': 'presented a certificate that is for another host name.',
  'certificate expired': 'presented a certificate that has expired: it must be renewed on the broker.',
  'certificate not yet valid':
    'presented a certificate that is not valid yet: check the clocks of the broker and of this server.',
  'client certificate needed': 'asks for a client certificate: add one, with its key, to the TLS settings.',
  'client certificate refused': 'refused our client certificate.',
  'unusable certificate': 'was not connected to.',
  'TLS failed': 'could not agree on TLS with this console.',
  'authentication needed':
    'closed the connection at the first request: this listener may require SASL, so choose a mechanism and a user.',
  'SASL not used': 'does not use SASL on this listener: choose no SASL mechanism or use another port.',
  'mechanism not offered': 'does not offer this SASL mechanism.',
  'wrong credentials': 'refused the user name or password.',
  'authentication failed': 'could not finish the SASL sign-in.',
  'no token': 'was not connected to, for there is no token.',
  'token expired': 'was not connected to, for the token has expired: paste a new one, or use client credentials.',
  'token refused': 'refused the token: check its issuer, audience and expiry against what the broker expects.',
  cancelled: 'was no longer asked: the request was cancelled.',
};

/** The reasons whose own message knows more than the table: which address, which mechanisms, the broker's words. */
const tellMore: ReadonlySet<ConnectionReason> = new Set([
  'address not allowed',
  'frame too large',
  'too old',
  'wrong host',
  'client certificate refused',
  'unusable certificate',
  'TLS failed',
  'mechanism not offered',
  'wrong credentials',
  'authentication failed',
  'no token',
]);

/** One true sentence for a person. `broker` names it: "Broker 2 (kafka-2:9092)". */
export function sentence(why: ConnectionError | ConnectionReason, broker: string): string {
  if (typeof why === 'string') return `${broker} ${sentences[why]}`;
  const told = `${broker} ${sentences[why.reason]}`;
  if (!tellMore.has(why.reason) || why.message === why.reason) return told;
  const more = why.message.trim().replace(/[.:]$/, '');
  return `${told.slice(0, -1)}: ${more}.`;
}

const codes: Partial<Record<ConnectionReason, ErrorCode>> = {
  'timed out': 'KAFKA_TIMEOUT',
  stalled: 'KAFKA_TIMEOUT',
  'too old': 'KAFKA_UNSUPPORTED',
  'client certificate needed': 'KAFKA_AUTHENTICATION',
  'client certificate refused': 'KAFKA_AUTHENTICATION',
  'unusable certificate': 'KAFKA_AUTHENTICATION',
  'authentication needed': 'KAFKA_AUTHENTICATION',
  'SASL not used': 'KAFKA_AUTHENTICATION',
  'no token': 'KAFKA_AUTHENTICATION',
  'token expired': 'KAFKA_AUTHENTICATION',
  'token refused': 'KAFKA_AUTHENTICATION',
  'mechanism not offered': 'KAFKA_AUTHENTICATION',
  'wrong credentials': 'KAFKA_AUTHENTICATION',
  'authentication failed': 'KAFKA_AUTHENTICATION',
};

/**
 * What kept `broker` from answering, as an error of the console: no broker's silence is a fault of ours. Null for what
 * is not about the broker: a cancelled request, a request that cannot be written.
 */
export function answerAppError(thrown: unknown, broker: string, brokerId: number | null, api: string): AppError | null {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof ConnectionError) {
    const details = { brokerId, reason: thrown.reason, sent: thrown.sent };
    return new AppError(codes[thrown.reason] ?? 'KAFKA_UNREACHABLE', sentence(thrown, broker), {
      details,
      cause: thrown,
    });
  }
  if (thrown instanceof WireError) {
    const message = `${broker} answered ${api} in a way that cannot be read: ${thrown.message}.`;
    return new AppError('KAFKA_UNSUPPORTED', message, { details: { brokerId, api, sent: true }, cause: thrown });
  }
  if (thrown instanceof VersionError) {
    return new AppError('NOT_OFFERED', `This is not offered by ${broker}: ${thrown.message}`, {
      details: { brokerId, api },
      cause: thrown,
    });
  }
  return null;
}

/** All who could have answered failed. One alone speaks for itself. */
export function nobodyAppError(cluster: string, failures: readonly AppError[]): AppError {
  const [first] = failures;
  if (!first) return new AppError('KAFKA_TIMEOUT', `${cluster} did not answer in time.`);
  const distinct = [...new Set(failures.map(({ message }) => message))];
  // They do answer: what they say is no.
  if (distinct.length === 1 || failures.every(({ code }) => code === 'NOT_OFFERED')) return first;
  const codesOfAll = new Set(failures.map((failure) => failure.code));
  // Of all that can be wrong, the password is what a person can put right.
  const signIn = codesOfAll.has('KAFKA_AUTHENTICATION') ? 'KAFKA_AUTHENTICATION' : 'KAFKA_UNREACHABLE';
  const code = codesOfAll.size === 1 ? first.code : signIn;
  const more = distinct.length > 3 ? ` And ${distinct.length - 3} more.` : '';
  return new AppError(code, `No broker of ${cluster} answers. ${distinct.slice(0, 3).join(' ')}${more}`, {
    details: { failures: failures.map(({ message, details }) => ({ message, ...details })) },
    cause: first,
  });
}
