import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** A server of the built app for one test: its own data folder, its own port, nothing set up. */
export class OwnServer {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), 'sluice-e2e-'));
  readonly url: string;
  /** Everything that it printed. */
  output = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(port: number, env: Record<string, string> = {}) {
    this.url = `http://127.0.0.1:${port}`;
    this.child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        ...(process.env.NEXT_DIST_DIR && { NEXT_DIST_DIR: process.env.NEXT_DIST_DIR }),
        PORT: String(port),
        SLUICE_DATA_DIR: this.dataDir,
        ...env,
      } as unknown as NodeJS.ProcessEnv,
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += chunk;
      });
    }
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
  }

  async ready(): Promise<this> {
    for (let tries = 0; tries < 300; tries++) {
      if (this.child.exitCode !== null) throw new Error(`the server ended:\n${this.output}`);
      const answer = await fetch(`${this.url}/api/health/ready`).catch(() => null);
      if (answer?.ok) return this;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server did not get ready:\n${this.output}`);
  }

  /** The code that it ends with by itself. */
  exitCode = (): Promise<number | null> => this.ended;

  signal = (name: NodeJS.Signals): boolean => this.child.kill(name);

  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    const code = await this.ended;
    rmSync(this.dataDir, { recursive: true, force: true });
    return code;
  }
}

type Call = { method?: string; body?: unknown; headers?: Record<string, string>; form?: Record<string, string> };

/** What a browser would be, without one: keeps cookies and sends the header that a write needs. */
export class Client {
  private readonly cookies = new Map<string, string>();
  constructor(private readonly url: string) {}

  /** The same person with the same cookies, at another address. */
  at(url: string): Client {
    const other = new Client(url);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  cookieHeader = (): string => [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  async call(target: string, { method = 'GET', body, form, headers }: Call = {}): Promise<Response> {
    const response = await fetch(this.url + target, {
      method,
      redirect: 'manual',
      headers: {
        cookie: this.cookieHeader(),
        ...(method !== 'GET' && { 'x-sluice': '1' }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) this.cookies.set(name, value);
    }
    return response;
  }

  async signIn(username: string, password: string): Promise<Response> {
    const { csrfToken } = (await (await this.call('/api/auth/csrf')).json()) as { csrfToken: string };
    const form = { csrfToken, username, password, json: 'true' };
    return this.call('/api/auth/callback/credentials', { method: 'POST', form });
  }

  async signOut(): Promise<Response> {
    const { csrfToken } = (await (await this.call('/api/auth/csrf')).json()) as { csrfToken: string };
    return this.call('/api/auth/signout', { method: 'POST', form: { csrfToken, json: 'true' } });
  }
}
