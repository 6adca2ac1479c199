import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What a process is doing. A pid is used again after a reboot, so the caller can name a word its command line must hold.
 * @param {number} pid
 * @param {string} [word]
 * @returns {'running' | 'frozen' | 'down'}
 */
export function processState(pid, word = '') {
  const { state, command } = existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
  if (state === null || state === 'Z' || state === 'X' || !command.includes(word)) return 'down';
  return state === 'T' ? 'frozen' : 'running';
}

/** @param {number} pid */
function fromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return { state: stat[stat.lastIndexOf(')') + 2] ?? null, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    return { state: null, command: '' };
  }
}

/** @param {number} pid */
function fromPs(pid) {
  const line = spawnSync('ps', ['-ww', '-o', 'state=,args=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
  return { state: line?.[0] ?? null, command: line ?? '' };
}

/**
 * Waits for a process to be gone; false when it is still there after the time.
 * @param {number} pid
 * @param {number} timeoutMs
 */
export async function untilGone(pid, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  while (processState(pid) !== 'down') {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/**
 * Two commands at once must not start the same nodes twice: the second waits for the first.
 * @template T
 * @param {string} dir
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(dir, work) {
  const file = path.join(dir, 'starting');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
      if (holder && processState(holder) === 'down') rmSync(file, { force: true });
      else await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
