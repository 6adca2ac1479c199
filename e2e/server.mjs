// The server of the browser suite: what `npm run build` made, on the lab, with a database of its own. Its process id
// and all that it prints are kept for end.e2e.ts.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startLab } from '../lab/kafka.mjs';
import { build } from '../scripts/build.mjs';
import { root } from '../scripts/setup.mjs';

const dataDir = path.join(root, 'test-results/data');
rmSync(dataDir, { recursive: true, force: true });
mkdirSync(dataDir, { recursive: true });
const lab = await startLab();
// For trying a test again while the sources move on.
if (!process.env.SLUICE_E2E_NO_BUILD) await build({ onlyIfStale: true });

const server = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
  stdio: ['ignore', 'pipe', 'pipe'],
  env: {
    ...process.env,
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    SLUICE_DATA_DIR: dataDir,
    SLUICE_ALLOW_LOOPBACK: '1',
    SLUICE_LOG_LEVEL: process.env.SLUICE_LOG_LEVEL ?? 'warn',
  },
});
writeFileSync(path.join(root, 'test-results/server.pid'), String(server.pid));
const kept = createWriteStream(path.join(root, 'test-results/server.log'));
for (const [from, to] of /** @type {const} */ ([
  [server.stdout, process.stdout],
  [server.stderr, process.stderr],
])) {
  from.pipe(to, { end: false });
  from.pipe(kept, { end: false });
}
process.on('SIGTERM', () => server.kill('SIGTERM'));
process.on('SIGINT', () => server.kill('SIGTERM'));
server.on('close', async (code) => {
  if (lab.started.length > 0) await lab.down();
  process.exit(code ?? 0);
});
