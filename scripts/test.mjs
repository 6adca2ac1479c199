#!/usr/bin/env node
// Everything that must hold, from a fresh clone: packages and tools, checks, unit suite, real brokers, build, browser.
// Ends with one line that adds it all up; a failure, or a suite in which nothing ran, fails the run.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { command, installPackages, installTools, root, runShown } from './setup.mjs';

await installTools({ browser: true, postgres: true });
await installPackages();
const { check } = await import('./check.mjs');
const { build } = await import('./build.mjs');
const { startLab } = await import('../lab/kafka.mjs');

const reports = path.join(root, 'test-results');
mkdirSync(reports, { recursive: true });

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @param {Partial<Counts>} counts */
function add({ passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/**
 * Runs a suite and adds what its report counts. One that broke off, or ran nothing, counts as a failure of its own.
 * @param {string} name
 * @param {(report: string) => Promise<number>} run
 * @param {(report: any) => Counts} countsOf
 */
async function suite(name, run, countsOf) {
  console.log(`\n== ${name}`);
  const report = path.join(reports, `${name}.json`);
  rmSync(report, { force: true });
  const code = await run(report);
  const counts = existsSync(report)
    ? countsOf(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  add(counts);
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) {
    console.error(`${name}: ${counts.passed === 0 ? 'nothing ran' : `ended with code ${code}`}`);
    add({ failed: 1 });
  }
}

/** @param {string} project */
const vitest = (project) =>
  suite(
    project,
    (report) =>
      runShown(command('vitest'), [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]),
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  );

const browser = () =>
  suite(
    'browser',
    (report) =>
      runShown(command('playwright'), ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
  );

/**
 * Does what later suites need; a failure counts as one, and they are left out.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T | null>}
 */
async function prepare(name, work) {
  console.log(`\n== ${name}`);
  try {
    return await work();
  } catch (error) {
    console.error(`${name} failed: ${error instanceof Error ? error.message : error}`);
    add({ failed: 1 });
    return null;
  }
}

console.log('\n== check');
add(await check());
await vitest('unit');
await vitest('postgres');

const lab = await prepare('lab', startLab);
try {
  if (lab) {
    process.env.SLUICE_LAB_BOOTSTRAP = lab.bootstrapServers;
    await vitest('kafka');
    const built = await prepare('build', async () => {
      await build({ onlyIfStale: true });
      return true;
    });
    if (built) await browser();
  }
} finally {
  if (lab && lab.started.length > 0) await lab.down();
}

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);
