import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

import { api } from '@/lib/paths';

const admin = { username: 'bench', password: 'a long walk along the canal' };
const TICKS_A_SECOND = 100;

export type Answer = {
  status: number;
  ms: number;
  wireBytes: number;
  body: Buffer;
  headers: IncomingMessage['headers'];
};

/** The built server in a process of its own, one process as in production, asked as a browser asks. */
export class BuiltServer {
  /** From the start of the process to its first answer, and of this what the process itself took of a core. */
  startMs = 0;
  startCpuMs = 0;
  clusterId = '';
  private readonly dataDir = mkdtempSync(path.join(tmpdir(), 'sluice-bench-'));
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  private cookies = new Map<string, string>();
  private output = '';

  private constructor(
    private readonly port: number,
    script: string,
    servers: string,
    flags: readonly string[],
  ) {
    const env = {
      PATH: process.env.PATH,
      PORT: String(port),
      SLUICE_DATA_DIR: this.dataDir,
      SLUICE_ALLOW_LOOPBACK: '1',
      SLUICE_LOG_LEVEL: 'warn',
      SLUICE_BOOTSTRAP_SERVERS: servers,
      SLUICE_ADMIN_USER: admin.username,
      SLUICE_ADMIN_PASSWORD: admin.password,
      ...(process.env.NEXT_DIST_DIR ? { NEXT_DIST_DIR: process.env.NEXT_DIST_DIR } : {}),
    } as unknown as NodeJS.ProcessEnv;
    this.child = spawn(process.execPath, [...flags, script], { env });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (text) => (this.output += text));
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
  }

  static async start({ port, servers, script, flags = [] }: Options): Promise<BuiltServer> {
    const begin = performance.now();
    const server = new BuiltServer(port, script, servers, flags);
    for (;;) {
      if (server.child.exitCode !== null) throw new Error(`The server ended:\n${server.output}`);
      const answer = await server.get('/api/health').catch(() => null);
      if (answer?.status === 200) break;
      await sleep(5);
    }
    server.startMs = performance.now() - begin;
    server.startCpuMs = server.cpuMs();
    await server.signIn();
    return server;
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    this.child.kill('SIGTERM');
    await this.ended;
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Until the last byte of the answer is here, compressed where the server compresses. */
  get(target: string): Promise<Answer> {
    return this.send('GET', target);
  }

  json<T>({ status, body, headers }: Answer): T {
    const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
    if (status !== 200) throw new Error(`${status}: ${text}`);
    return JSON.parse(text.toString()) as T;
  }

  /** Resident memory now, in MiB. */
  rss(): number {
    const [, kib = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8')) ?? [];
    return Number(kib) / 1024;
  }

  /** What the process has used of the machine's cores so far, in milliseconds; the kernel counts it in tens. */
  cpuMs(): number {
    const [, rest = ''] = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
  }

  private async signIn(): Promise<void> {
    const { csrfToken } = this.json<{ csrfToken: string }>(await this.get('/api/auth/csrf'));
    const form = new URLSearchParams({ csrfToken, ...admin, json: 'true' }).toString();
    await this.send('POST', '/api/auth/callback/credentials', form);
    const answer = await this.get(api.clusters());
    const [cluster] = this.json<{ items: { id: string }[] }>(answer).items;
    this.clusterId = cluster!.id;
  }

  private send(method: string, target: string, form?: string): Promise<Answer> {
    const begin = performance.now();
    const headers = {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'accept-encoding': 'gzip',
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'x-sluice': '1' }),
    };
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: this.port, path: target, method, headers, agent: this.agent };
      const asked = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          for (const text of response.headers['set-cookie'] ?? []) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
            if (name !== undefined && value !== undefined) this.cookies.set(name, value);
          }
          const body = Buffer.concat(chunks);
          const { statusCode = 0 } = response;
          const ms = performance.now() - begin;
          resolve({ status: statusCode, ms, wireBytes: body.length, body, headers: response.headers });
        });
      });
      asked.on('error', reject);
      asked.end(form);
    });
  }
}

type Options = {
  port: number;
  servers: string;
  /** `scripts/start.mjs` of the built folder. */
  script: string;
  /** For Node itself. */
  flags?: readonly string[];
};
