// What every answer says to the browser, whoever wrote it: pages, the API, built files, errors, redirects, streams.

/** Where a page or route sets none of its own: nothing may be loaded, run or framed. */
const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** @param {boolean} https @returns {Record<string, string>} */
export const safeHeaders = (https) => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'content-security-policy': closedPolicy,
  'cache-control': 'no-store, private',
  ...(https && { 'strict-transport-security': 'max-age=31536000' }),
});

/** Text whose encoding a browser would otherwise guess. */
const text = /^(text\/(html|css|plain|csv|javascript)|application\/(json|javascript|x-ndjson)|image\/svg\+xml)$/i;

/**
 * Completes the headers at the moment when they are sent. A policy and a no-store of the answer's own stay; everything
 * else is the same everywhere.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {boolean} https
 */
export function finishHeaders(request, response, https) {
  const send = response.writeHead;
  /** @param {[status: number, ...rest: any[]]} args */
  response.writeHead = (...args) => {
    const given = args.at(-1);
    if (given !== null && typeof given === 'object') {
      for (const [name, value] of Object.entries(given)) response.setHeader(name, value);
    }
    complete(request, response, args[0], https);
    return send.call(response, args[0]);
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {boolean} https
 */
function complete({ url = '' }, response, status, https) {
  const own = {
    policy: response.getHeader('content-security-policy'),
    cache: String(response.getHeader('cache-control') ?? ''),
  };
  const isAsset = url.startsWith('/_next/static/') && status < 400;
  for (const [name, value] of Object.entries(safeHeaders(https))) {
    if (name === 'content-security-policy' && own.policy !== undefined) continue;
    if (name === 'cache-control' && (isAsset || /^no-store, private\b/.test(own.cache))) continue;
    response.setHeader(name, value);
  }
  for (const name of response.getHeaderNames()) {
    if (name === 'x-powered-by' || name.startsWith('access-control-')) response.removeHeader(name);
  }
  // Next.js takes content-encoding from what a route answers: it is told under another name.
  const packed = response.getHeader('x-sluice-encoding');
  if (packed !== undefined) {
    response.removeHeader('x-sluice-encoding');
    response.setHeader('content-encoding', String(packed));
  }
  // Next.js keeps each header of a route as a list of one.
  const type = String(response.getHeader('content-type') ?? '');
  if (text.test(type)) response.setHeader('content-type', `${type}; charset=utf-8`);
}
