// The front door: the HTTP server of the console. What a request must not be is refused here, before Next.js sees it,
// and every answer leaves with the headers that keep it safe. Plain Node, for it runs in the built folder.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { callerAddress, readTrustedProxy } from './address.mjs';
import { finishHeaders, safeHeaders } from './headers.mjs';
import { isOurHost, readHosts } from './host.mjs';

const MAX_BODY = 1 << 20;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What React and Next.js take instructions from, and nothing of ours sends: server actions and resumed renderings. */
const forbidden = ['next-action', 'next-resume', 'x-next-resume-state-length'];

/**
 * Headers that only the inside may write. Next.js has believed several of them when a client sent them; it fills the
 * forwarded ones itself from the socket, and the public address is SLUICE_URL.
 */
const internal =
  /^(x-middleware-|x-invoke-|x-next|x-now-|x-matched-path$|x-prerender-|x-vercel-|x-forwarded-|forwarded$|x-real-ip$|x-original-|x-rewrite-|x-http-method|x-sluice-address$|x-nonce$|x-path$|content-security-policy|purpose$|x-action-)/;

/** How the browser's router asks for the parts of a page. A route of the API has none. */
const ofTheRouter = /^(rsc|next-)/;

/**
 * @typedef {{ host?: string, publicUrl?: string | undefined, trustProxy?: string | undefined }} Settings
 * @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>} Handler
 * @typedef {{ status: number, code: string, message: string, headers?: Record<string, string> }} Refusal
 */

/**
 * A server that hands to `handle` what may come in; not listening yet. Throws on settings that cannot be read.
 * @param {Settings} settings
 * @param {Handler} handle
 */
export function frontDoor(settings, handle) {
  const hosts = readHosts(settings);
  const trusted = readTrustedProxy(settings.trustProxy);
  const https = settings.publicUrl?.startsWith('https:') ?? false;
  const server = createServer({
    maxHeaderSize: 16 << 10,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 2_000,
    // Longer than the 60 s of the usual load balancers, which otherwise send into a connection that is just closing.
    keepAliveTimeout: 65_000,
  });
  server.maxConnections = 1000;

  server.on('request', async (request, response) => {
    finishHeaders(request, response, https);
    const refusal = refusalOf(request, hosts);
    if (refusal) return refuse(request, response, refusal);
    cleanHeaders(request, callerAddress(request, trusted));
    try {
      await handle(request, response);
    } catch (error) {
      console.error(error);
      if (response.headersSent) response.destroy();
      else refuse(request, response, { status: 500, code: 'INTERNAL', message: 'Something went wrong in Sluice.' });
    }
  });
  // Nothing here speaks another protocol, and Next.js would connect to what the request names.
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('connect', (_request, socket) => socket.destroy());
  server.on('clientError', (/** @type {NodeJS.ErrnoException} */ error, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    socket.end(rawRefusal(error.code, https));
  });
  return server;
}

/**
 * Why a request goes no further, or null.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('./host.mjs').Hosts} hosts
 * @returns {Refusal | null}
 */
export function refusalOf(request, hosts) {
  const { method = '', url = '' } = request;
  if (!methods.includes(method)) {
    const message = `${method} is not a method of this server.`;
    return { status: 405, code: 'BAD_INPUT', message, headers: { allow: methods.join(', ') } };
  }
  // A whole address ("GET http://other/") is what one sends to a proxy, and "//other" is read as one by some parsers.
  if (!/^\/(?![/\\])/.test(url)) return bad('The address must be a path, such as /clusters.');
  if (!isReadable(pathOf(url))) return bad('The address is not written in UTF-8.');
  const given = request.headersDistinct.host ?? [];
  if (given.length !== 1) return bad('A request names one host.');
  if (!isOurHost(given[0] ?? '', request.socket.localAddress, hosts)) {
    const known = hosts.publicHost ?? 'localhost, or its address in numbers';
    const message = `This server is reached as ${known}. For another name, set SLUICE_URL to what people type.`;
    return { status: 421, code: 'BAD_INPUT', message };
  }
  return refusalOfBody(request) ?? refusalOfTarget(request);
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Refusal | null}
 */
function refusalOfTarget({ method, url = '', headers }) {
  const path = pathOf(url);
  if (isApi(path)) return null;
  const nothing = { status: 404, code: 'NOT_FOUND', message: 'There is no such address.' };
  const reads = method === 'GET' || method === 'HEAD';
  if (forbidden.some((name) => name in headers) || headers['content-type']?.startsWith('multipart/')) return nothing;
  // The image optimizer, data of the Pages Router and whatever else Next.js would serve besides the built files.
  if (path.startsWith('/_next/') && !path.startsWith('/_next/static/')) return nothing;
  if (reads) return null;
  // A form that was sent before the page's script took it over: what it holds goes nowhere, and the page comes again.
  if (method === 'POST' && headers['content-type'] === 'application/x-www-form-urlencoded') {
    return { status: 303, code: 'BAD_INPUT', message: 'The page had not loaded yet.', headers: { location: url } };
  }
  return { status: 405, code: 'BAD_INPUT', message: 'A page can only be read.', headers: { allow: 'GET, HEAD' } };
}

/**
 * A body tells its length: one in chunks could go on for ever, and is what smuggled requests are made of.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Refusal | null}
 */
function refusalOfBody({ headers }) {
  if ('transfer-encoding' in headers) {
    return { status: 411, code: 'BAD_INPUT', message: 'A body must tell its length (Content-Length).' };
  }
  return Number(headers['content-length'] ?? 0) > MAX_BODY
    ? { status: 413, code: 'TOO_LARGE', message: 'The body is larger than 1 MiB.' }
    : null;
}

/** Next.js answers 500 to an address whose escapes are no text.  @param {string} path */
function isReadable(path) {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

const bad = (/** @type {string} */ message) => ({ status: 400, code: 'BAD_INPUT', message });
const pathOf = (/** @type {string} */ url) => url.split('?', 1)[0] ?? '';
const isApi = (/** @type {string} */ path) => path === '/api' || path.startsWith('/api/');

/**
 * Removes what only the inside may say, and says who calls.
 * @param {import('node:http').IncomingMessage} request
 * @param {string} address
 */
function cleanHeaders(request, address) {
  const api = isApi(pathOf(request.url ?? ''));
  for (const name of Object.keys(request.headers)) {
    if (internal.test(name) || (api && ofTheRouter.test(name))) delete request.headers[name];
  }
  request.headers['x-sluice-address'] = address;
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Refusal} refusal
 */
function refuse(request, response, { status, code, message, headers }) {
  const requestId = randomUUID();
  const api = isApi(pathOf(request.url ?? ''));
  const body = api ? JSON.stringify({ error: { code, message, requestId } }) : `${message}\n`;
  const type = api ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'content-type': type, 'content-length': length, 'x-request-id': requestId, ...headers });
  response.end(body);
}

/** @param {string | undefined} code @param {boolean} https */
function rawRefusal(code, https) {
  const [status, message] =
    code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The headers are larger than 16 KiB.']
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'The request took too long to arrive.']
        : ['400 Bad Request', 'This is not a request that can be read.'];
  const headers = { ...safeHeaders(https), 'content-type': 'text/plain; charset=utf-8', connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\ncontent-length: ${message.length + 1}\r\n\r\n${message}\n`;
}
