import { ConnectionError, type ConnectionReason } from './errors';
import type { Message } from './message';
import { SaslAuthenticate, SaslHandshake } from './messages';
import { ScramClient, ScramError } from './scram';

export type SaslCredentials = {
  readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
  readonly username: string;
  readonly password: string;
};

type Ask = <Q, R>(message: Message<Q, R>, body: Q) => Promise<R>;

// Kafka's codes (org.apache.kafka.common.protocol.Errors).
const UNSUPPORTED_SASL_MECHANISM = 33;
const ILLEGAL_SASL_STATE = 34;
const SASL_AUTHENTICATION_FAILED = 58;

/**
 * Signs in on a fresh connection by SaslHandshake and SaslAuthenticate (KIP-43, KIP-152). Answers with how long the
 * broker keeps the session, in ms (KIP-368), or null without limit. Throws ConnectionError whose message never
 * holds a secret.
 */
export async function authenticate(ask: Ask, credentials: SaslCredentials): Promise<number | null> {
  const { mechanism } = credentials;
  const handshake = await ask(SaslHandshake, { mechanism });
  if (handshake.errorCode === UNSUPPORTED_SASL_MECHANISM) {
    const offered = handshake.mechanisms.join(', ') || 'none';
    throw refused('mechanism not offered', `the broker offers ${offered}, not ${mechanism}`);
  }
  if (handshake.errorCode === ILLEGAL_SASL_STATE) {
    throw refused('mechanism not offered', 'this listener does not use SASL at all');
  }
  if (handshake.errorCode !== 0) throw refused('authentication failed', `the broker answered ${handshake.errorCode}`);

  const exchange = async (text: string): Promise<{ text: string; lifetimeMs: bigint }> => {
    const answer = await ask(SaslAuthenticate, { authBytes: Buffer.from(text, 'utf8') });
    if (answer.errorCode !== 0) {
      const reason = answer.errorCode === SASL_AUTHENTICATION_FAILED ? 'wrong credentials' : 'authentication failed';
      throw refused(reason, harmless(answer.errorMessage, credentials));
    }
    return { text: Buffer.from(answer.authBytes).toString('utf8'), lifetimeMs: answer.sessionLifetimeMs ?? 0n };
  };
  const { lifetimeMs } =
    mechanism === 'PLAIN' ? await plain(exchange, credentials) : await scram(exchange, credentials);
  return lifetimeMs > 0n ? Number(lifetimeMs) : null;
}

type Exchange = (text: string) => Promise<{ text: string; lifetimeMs: bigint }>;

/** RFC 4616: authorisation id, name and password between NULs, so that neither may hold one. */
async function plain(exchange: Exchange, { username, password }: SaslCredentials) {
  if (username.includes('\0') || password.includes('\0')) {
    throw refused('wrong credentials', 'SASL PLAIN cannot carry a NUL character in a user name or password');
  }
  return exchange(`\0${username}\0${password}`);
}

async function scram(exchange: Exchange, { mechanism, username, password }: SaslCredentials) {
  const client = new ScramClient(mechanism === 'SCRAM-SHA-256' ? 'sha256' : 'sha512', username, password);
  try {
    const first = await exchange(client.first);
    const last = await exchange(await client.final(first.text));
    client.verify(last.text);
    return last;
  } catch (thrown) {
    if (thrown instanceof ScramError) throw refused('authentication failed', thrown.message);
    throw thrown;
  }
}

/** The broker's own words, unless they repeat the password: with PLAIN it has read it. */
function harmless(message: string | null | undefined, { password }: SaslCredentials): string {
  if (!message || message.includes(password)) return 'the broker gave no reason';
  return message;
}

function refused(reason: ConnectionReason, message: string): ConnectionError {
  return new ConnectionError(reason, { sent: true, message });
}
