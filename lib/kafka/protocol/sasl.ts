import { ConnectionError, type ConnectionReason } from './errors';
import type { Message } from './message';
import { SaslAuthenticate, SaslHandshake } from './messages';
import { ScramClient, ScramError } from './scram';

export type PasswordCredentials = {
  readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
  readonly username: string;
  readonly password: string;
};

export type TokenCredentials = {
  readonly mechanism: 'OAUTHBEARER';
  /** As it goes on the wire: RFC 6750's b64token, mostly a JWT. */
  readonly token: string;
  /** SASL extensions (KIP-342), such as the logicalCluster of a managed cloud. */
  readonly extensions: Readonly<Record<string, string>>;
};

export type SaslCredentials = PasswordCredentials | TokenCredentials;

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
  if (handshake.errorCode === ILLEGAL_SASL_STATE) throw refused('SASL not used');
  if (handshake.errorCode !== 0) throw refused('authentication failed', `the broker answered ${handshake.errorCode}`);

  const wrong = mechanism === 'OAUTHBEARER' ? 'token refused' : 'wrong credentials';
  const exchange: Exchange = async (text) => {
    const answer = await ask(SaslAuthenticate, { authBytes: Buffer.from(text, 'utf8') });
    if (answer.errorCode !== 0) {
      const reason = answer.errorCode === SASL_AUTHENTICATION_FAILED ? wrong : 'authentication failed';
      throw refused(reason, harmless(answer.errorMessage, credentials));
    }
    return { text: Buffer.from(answer.authBytes).toString('utf8'), lifetimeMs: answer.sessionLifetimeMs ?? 0n };
  };
  const { lifetimeMs } = await signIn(exchange, credentials);
  return lifetimeMs > 0n ? Number(lifetimeMs) : null;
}

type Exchange = (text: string) => Promise<{ text: string; lifetimeMs: bigint }>;

function signIn(exchange: Exchange, credentials: SaslCredentials) {
  if (credentials.mechanism === 'OAUTHBEARER') return bearer(exchange, credentials);
  return credentials.mechanism === 'PLAIN' ? plain(exchange, credentials) : scram(exchange, credentials);
}

/** RFC 4616: authorisation id, name and password between NULs, so that neither may hold one. */
async function plain(exchange: Exchange, { username, password }: PasswordCredentials) {
  if (username.includes('\0') || password.includes('\0')) {
    throw refused('wrong credentials', 'SASL PLAIN cannot carry a NUL character in a user name or password');
  }
  return exchange(`\0${username}\0${password}`);
}

async function scram(exchange: Exchange, { mechanism, username, password }: PasswordCredentials) {
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

/** RFC 7628, 3.1: key=value pairs between 0x01 after the GS2 header; extensions are such pairs, too (KIP-342). */
async function bearer(exchange: Exchange, { token, extensions }: TokenCredentials) {
  const pairs = [['auth', `Bearer ${token}`], ...Object.entries(extensions)].map((pair) => pair.join('='));
  if (pairs.some((pair) => pair.includes('\u0001'))) {
    throw refused('token refused', 'a token and its extensions cannot hold control characters');
  }
  const answer = await exchange(`n,,\u0001${pairs.join('\u0001')}\u0001\u0001`);
  if (answer.text === '') return answer;
  // A refusal comes as JSON first, and as an error once the client has confirmed it (RFC 7628, 3.2.3).
  await exchange('\u0001').catch((thrown: unknown) => {
    if (!(thrown instanceof ConnectionError) || thrown.reason !== 'token refused') throw thrown;
  });
  throw refused('token refused', `the broker says ${statusOf(answer.text)}`);
}

function statusOf(json: string): string {
  const [, status] = /"status"\s*:\s*"([\w .-]{1,60})"/.exec(json) ?? [];
  return status ?? 'no more about it';
}

/** The broker's own words, unless they repeat the secret: with PLAIN it has read it. */
function harmless(message: string | null | undefined, credentials: SaslCredentials): string {
  const secret = credentials.mechanism === 'OAUTHBEARER' ? credentials.token : credentials.password;
  if (!message || message.includes(secret)) return 'the broker gave no reason';
  return message;
}

function refused(reason: ConnectionReason, message?: string): ConnectionError {
  return new ConnectionError(reason, { sent: true, ...(message === undefined ? {} : { message }) });
}
