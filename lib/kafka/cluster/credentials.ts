import { ConnectionError } from '@/lib/kafka/protocol/errors';
import type { SaslCredentials } from '@/lib/kafka/protocol/sasl';
import type { SaslConfig, TokenEndpoint } from './config';
import type { EgressPolicy } from './egress';
import { askForToken, type IssuedToken } from './token-endpoint';

/**
 * What to sign in with now, or null where SASL is off. Rejects with ConnectionError 'no token' or 'token expired',
 * before any broker was asked.
 */
export type CredentialSource = () => Promise<SaslCredentials | null>;

/** A token is left alone this long before it ends, or a fifth of its life: a sign-in with it takes time, and clocks differ. */
const MARGIN_MS = 60_000;
/** Of one that does not tell how long it lives. */
const UNKNOWN_LIFE_MS = 60_000;
/** An endpoint that has refused is left alone this long, whoever asks: it counts wrong secrets as brokers do. */
const REFUSED_MS = 30_000;

/** One source per cluster, so that its brokers share a token and a refusal. */
export function credentialSource(sasl: SaslConfig | null, policy: EgressPolicy): CredentialSource {
  if (sasl?.mechanism !== 'OAUTHBEARER') return async () => sasl;
  const { mechanism, from, extensions } = sasl;
  const tokenNow = 'token' in from ? async () => pasted(from.token) : cachedTokens(from, policy);
  return async () => ({ mechanism, extensions, token: await tokenNow() });
}

function pasted(token: string): string {
  const { exp } = claimsOf(token);
  if (exp !== null && exp * 1000 <= Date.now()) throw new ConnectionError('token expired', { sent: false });
  return token;
}

type Kept = { until: number } & ({ token: string } | { failure: ConnectionError });

function cachedTokens(endpoint: TokenEndpoint, policy: EgressPolicy): () => Promise<string> {
  let kept: Kept | null = null;
  let asking: Promise<string> | null = null;
  const ask = async () => {
    try {
      const issued = await askForToken(endpoint, policy);
      kept = { token: issued.token, until: performance.now() + usableMs(issued) };
      return issued.token;
    } catch (thrown) {
      const failure = thrown instanceof ConnectionError ? thrown : new ConnectionError('no token', { sent: false });
      kept = { failure, until: performance.now() + REFUSED_MS };
      throw failure;
    }
  };
  return async () => {
    if (kept && performance.now() < kept.until) {
      if ('token' in kept) return kept.token;
      throw new ConnectionError(kept.failure.reason, { sent: false, message: kept.failure.message });
    }
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

function usableMs({ token, lifetimeMs }: IssuedToken): number {
  const { exp } = claimsOf(token);
  const life = lifetimeMs ?? (exp === null ? UNKNOWN_LIFE_MS : exp * 1000 - Date.now());
  return life - Math.min(MARGIN_MS, life / 5);
}

/** What an unverified JWT says of itself: when it ends, seconds since 1970, and whose it is. Null for other tokens. */
export function claimsOf(token: string): { exp: number | null; sub: string | null } {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { exp, sub } = claims as { exp?: unknown; sub?: unknown };
    return { exp: typeof exp === 'number' ? exp : null, sub: typeof sub === 'string' ? sub : null };
  } catch {
    return { exp: null, sub: null };
  }
}
