#!/usr/bin/env node
// Types, lint and format, import rules: side by side, each printing only what is wrong.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from './generate.mjs';
import { command, root } from './setup.mjs';

/** @type {[name: string, file: string, args: string[]][]} */
const checks = [
  ['types', command('tsc'), ['--noEmit']],
  ['lint and format', command('biome'), ['check', '--error-on-warnings', '.']],
  ['import rules', process.execPath, [path.join(root, 'scripts/import-rules.mjs')]],
];

/** Runs the checks and answers the names of those that failed. */
export async function check() {
  generate({ onlyIfStale: true });
  const results = await Promise.all(checks.map(([name, file, args]) => runCheck(name, file, args)));
  return { passed: results.filter((failed) => !failed).length, failed: results.filter(Boolean).length };
}

/**
 * @param {string} name
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<boolean>} whether it failed
 */
function runCheck(name, file, args) {
  const begin = Date.now();
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      if (code !== 0) console.error(output.trim());
      console.log(`${name}: ${code === 0 ? 'good' : 'FAILED'} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
      resolve(code !== 0);
    });
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = (await check()).failed === 0 ? 0 : 1;
}
