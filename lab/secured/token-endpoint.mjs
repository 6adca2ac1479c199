// The token endpoint of the secured lab (RFC 6749, 4.4): client credentials in, a signed token out. A process of its own.
//   node lab/secured/token-endpoint.mjs <state file>
// It issues over http and https; /issued tells how many tokens each client was given.
import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { signedToken } from './tokens.mjs';

/** @typedef {{ clientId: string, clientSecret: string, sub: string, aud?: string, lifetimeS?: number }} Client */

/** @type {{ signingKey: string, basePort: number, clients: Record<string, Client>, certificates: { broker: { key: string, certificate: string } } }} */
const { signingKey, basePort, clients, certificates } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
/** @type {Record<string, number>} */
const issued = {};

const same = (/** @type {string} */ a, /** @type {string} */ b) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * @param {string} authorization
 * @param {URLSearchParams} form
 */
function issue(authorization, form) {
  if (form.get('grant_type') !== 'client_credentials')
    return { status: 400, body: { error: 'unsupported_grant_type' } };
  const [id = '', secret = ''] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':')
    .map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
  const client = Object.values(clients).find(({ clientId }) => clientId === id);
  if (!client || !same(client.clientSecret, secret)) {
    return { status: 401, body: { error: 'invalid_client', error_description: 'Client authentication failed.' } };
  }
  const scope = form.get('scope') ?? undefined;
  if (scope !== undefined && scope !== 'kafka') return { status: 400, body: { error: 'invalid_scope' } };
  issued[id] = (issued[id] ?? 0) + 1;
  const { sub, aud, lifetimeS = 3600 } = client;
  const token = signedToken(signingKey, { sub, aud, lifetimeS, scope });
  return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: lifetimeS } };
}

/** @type {http.RequestListener} */
const answer = async (request, response) => {
  const say = (/** @type {number} */ status, /** @type {object} */ body) =>
    response
      .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify(body));
  if (request.url === '/issued') return say(200, issued);
  if (request.url !== '/token' || request.method !== 'POST') return say(404, { error: 'not_found' });
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 10_000) return request.destroy();
  }
  const { status, body } = issue(request.headers.authorization ?? '', new URLSearchParams(text));
  say(status, body);
};

const { key, certificate: cert } = certificates.broker;
http.createServer(answer).listen(basePort + 20, '127.0.0.1');
https.createServer({ key, cert }, answer).listen(basePort + 21, '127.0.0.1');
