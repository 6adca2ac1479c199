import 'server-only';

import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses what another site's page made the browser send. A write also needs a header that no form can set. */
export function refuseForeign(request: Request): void {
  const foreign = () => new AppError('FORBIDDEN', 'This request came from another site.');
  const site = request.headers.get('sec-fetch-site');
  const write = !reads.has(request.method);
  if (site !== null && site !== 'same-origin' && (write || site !== 'none')) throw foreign();
  if (!write) return;

  const origin = request.headers.get('origin');
  // A browser tells both with every write; what tells neither is no browser.
  if (origin === null ? site !== null : !isOurs(origin, request)) throw foreign();
  if (request.headers.get('x-sluice') !== '1') {
    throw new AppError('FORBIDDEN', 'A change needs the header X-Sluice: 1.');
  }
}

function isOurs(origin: string, request: Request): boolean {
  const { publicUrl } = env();
  if (publicUrl !== null) return origin === publicUrl;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}
