import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { finishHeaders } from './headers.mjs';

test('what a route has compressed is told to the browser, which Next.js would not', async () => {
  const server = createServer((request, response) => {
    finishHeaders(request, response, false);
    response.appendHeader('content-type', ['application/json']);
    response.appendHeader('x-sluice-encoding', ['gzip']);
    response.end(gzipSync('{"items":[]}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.has('x-sluice-encoding')).toBe(false);
    expect(await answer.json()).toEqual({ items: [] });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
