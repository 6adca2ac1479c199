import { defineConfig, devices } from '@playwright/test';
import { adminState } from './e2e/console';
import { chromium } from './scripts/setup.mjs';

const port = Number(process.env.SLUICE_E2E_PORT ?? 19180);
const executablePath = chromium();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/browser',
  // Two cores hold three brokers, the server and one browser.
  workers: 1,
  // A starved machine keeps brokers from answering in time; what passes only at the second try is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${port}`,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    // The first run happens once: it has no second try.
    { name: 'first run', testMatch: 'first-run.e2e.ts', retries: 0, teardown: 'end' },
    { name: 'end', testMatch: 'end.e2e.ts', retries: 0 },
    {
      name: 'console',
      testIgnore: ['first-run.e2e.ts', 'end.e2e.ts'],
      dependencies: ['first run'],
      use: { storageState: adminState },
    },
  ],
  webServer: {
    command: 'node e2e/server.mjs',
    url: `http://127.0.0.1:${port}/api/health`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'pipe',
    env: { PORT: String(port) },
  },
});
