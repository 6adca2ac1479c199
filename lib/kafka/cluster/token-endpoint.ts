import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { ConnectionError } from '@/lib/kafka/protocol/errors';
import { socketError } from '@/lib/kafka/protocol/socket';
import { secureContext } from '@/lib/kafka/protocol/tls-material';
import type { TokenEndpoint } from './config';
import { type EgressPolicy, resolveAllowed } from './egress';
import { sentence } from './sentences';

/** `lifetimeMs`: null when the endpoint did not say. */
export type IssuedToken = { token: string; lifetimeMs: number | null };

const ANSWER_MS = 5_000;
const BODY_LIMIT = 65_536;
/** RFC 6750, 2.1, and no longer than any gateway lets pass. */
const tokenShape = /^[\w.~+/-]{1,32768}=*$/;

/** RFC 6749, 5.2. The endpoint's own words are never shown: what answers there may be anything. */
const refusals: Readonly<Record<string, string | undefined>> = {
  __proto__: null as never,
  invalid_client: 'refused the client id or secret',
  unauthorized_client: 'does not let this client use client credentials',
  invalid_scope: 'refused the scope',
  unsupported_grant_type: 'does not give tokens for client credentials',
  invalid_grant: 'refused the client credentials',
  invalid_request: 'found the request invalid: a scope or an extension may be missing',
};

/**
 * Asks for a token with client credentials (RFC 6749, 4.4; the form that KIP-768's client uses). Goes only where the
 * policy allows, follows no redirect, and takes 5 s and 64 KiB at most. Rejects with ConnectionError 'no token', whose
 * message names the endpoint and holds nothing that it said.
 */
export async function askForToken(endpoint: TokenEndpoint, policy: EgressPolicy): Promise<IssuedToken> {
  const url = URL.canParse(endpoint.url) ? new URL(endpoint.url) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw noToken('the address of the token endpoint is no http or https address');
  }
  const name = `the token endpoint ${url.host}`;
  try {
    const ips = await resolveAllowed(
      url.hostname.replace(/^\[|\]$/g, ''),
      policy,
      Number(url.port || defaultPorts[url.protocol]),
    );
    return readAnswer(name, await post(url, ips, endpoint));
  } catch (thrown) {
    if (!(thrown instanceof ConnectionError)) throw thrown;
    throw thrown.reason === 'no token' ? thrown : noToken(sentence(thrown, name).slice(0, -1), thrown);
  }
}

const defaultPorts: Record<string, number> = { 'http:': 80, 'https:': 443 };

type Answer = { status: number; body: string | null };

/** To these addresses and no other, whatever the name means by then. `body`: null when there is too much of it. */
function post(url: URL, ips: readonly string[], endpoint: TokenEndpoint): Promise<Answer> {
  const { ca, clientId, clientSecret, scope } = endpoint;
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...(scope ? { scope } : {}) }).toString();
  const basic = Buffer.from(`${basicPart(clientId).replaceAll(':', '%3A')}:${basicPart(clientSecret)}`);
  const headers = {
    accept: 'application/json',
    authorization: `Basic ${basic.toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(form),
  };
  const found = ips.map((address) => ({ address, family: isIP(address) }));
  const lookup: LookupFunction = (_, { all }, answer) =>
    all ? answer(null, found) : answer(null, found[0]?.address ?? '', found[0]?.family);
  const material = { ca, certificate: null, key: null, passphrase: null };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent: false, lookup, headers, signal: AbortSignal.timeout(ANSWER_MS) };
    const onAnswer = (response: http.IncomingMessage) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const answered = (body: string | null) => resolve({ status: response.statusCode ?? 0, body });
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= BODY_LIMIT) chunks.push(chunk);
        else {
          answered(null);
          response.destroy();
        }
      });
      response.on('end', () => answered(Buffer.concat(chunks).toString('utf8')));
      response.on('error', failed);
    };
    const failed = (cause: Error) => {
      const late = cause.name === 'AbortError' || cause.name === 'TimeoutError';
      reject(late ? new ConnectionError('timed out', { sent: true, cause }) : socketError(cause, null, true));
    };
    try {
      const overTls = { ...options, secureContext: secureContext(material) };
      const request =
        url.protocol === 'https:' ? https.request(url, overTls, onAnswer) : http.request(url, options, onAnswer);
      request.on('error', failed).end(form);
    } catch (thrown) {
      reject(thrown);
    }
  });
}

/** Servers disagree on whether RFC 6749, 2.3.1 holds: so only what the decoding ones would misread is encoded. */
const basicPart = (text: string) => text.replace(/[%+]/g, encodeURIComponent);

function readAnswer(name: string, { status, body }: Answer): IssuedToken {
  if (status >= 300 && status < 400) {
    throw noToken(`${name} answers with a redirect, which is not followed: enter the address that it leads to`);
  }
  const answer = body === null ? null : objectIn(body);
  if (status !== 200) {
    const refusal = typeof answer?.error === 'string' ? refusals[answer.error] : undefined;
    const client = status === 401 ? refusals.invalid_client : undefined;
    throw noToken(`${name} ${refusal ?? client ?? `answered with HTTP ${status}`}`);
  }
  const { access_token: token, expires_in: seconds } = answer ?? {};
  if (typeof token !== 'string' || !tokenShape.test(token)) throw noToken(`${name} answered without an access token`);
  const lifetimeMs = Number(seconds) > 0 ? Number(seconds) * 1000 : null;
  return { token, lifetimeMs };
}

function objectIn(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function noToken(message: string, cause?: unknown): ConnectionError {
  return new ConnectionError('no token', { sent: false, message, cause });
}
