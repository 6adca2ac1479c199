import http from 'node:http';

/** A load balancer that sends every request to the next replica, whoever asks, and holds nothing back. */
export async function startRoundRobin(port: number, replicas: readonly number[]) {
  let turn = 0;
  const server = http.createServer((incoming, answer) => {
    const replica = replicas[turn++ % replicas.length];
    const { method = 'GET', url, headers } = incoming;
    const onward = http.request({ host: '127.0.0.1', port: replica, method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    incoming.pipe(onward);
    answer.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
