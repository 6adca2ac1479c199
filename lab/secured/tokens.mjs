// The issuer of the secured lab: real signed tokens (RS256), and the unsigned ones that a lenient broker takes.
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { audience, issuer } from './config.mjs';

/** @typedef {{ sub?: string | undefined, aud?: string | undefined, iss?: string | undefined, lifetimeS?: number | undefined, scope?: string | undefined }} Claims */

const keyId = 'lab';

export const newSigningKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** What the brokers check signatures with. */
export const keySet = (/** @type {string} */ signingKey) => ({
  keys: [
    {
      ...createPublicKey(createPrivateKey(signingKey)).export({ format: 'jwk' }),
      kid: keyId,
      alg: 'RS256',
      use: 'sig',
    },
  ],
});

const part = (/** @type {object} */ value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * A negative lifetime has passed already.
 * @param {Claims} given
 */
function claims({ sub = 'sluice', aud = audience, iss = issuer, lifetimeS = 3600, scope }) {
  const now = Math.floor(Date.now() / 1000);
  const iat = Math.min(now, now + lifetimeS - 60);
  return part({ sub, aud, iss, iat, exp: now + lifetimeS, jti: randomUUID(), ...(scope ? { scope } : {}) });
}

export const unsignedToken = (/** @type {Claims} */ given = {}) => `${part({ alg: 'none' })}.${claims(given)}.`;

/**
 * @param {string} signingKey
 * @param {Claims} given
 */
export function signedToken(signingKey, given = {}) {
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${claims(given)}`;
  return `${text}.${sign('sha256', Buffer.from(text), signingKey).toString('base64url')}`;
}
