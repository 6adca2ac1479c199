// The processes of a lab: each node is a JVM of its own, known by the pid in its folder.
import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { archiveFile, javaCommand, javaFlags } from './jars.mjs';
import { nodeFolder } from './layout.mjs';
import { processState, untilGone } from './processes.mjs';
import { liveBrokers } from './ready.mjs';

/** @typedef {import('./layout.mjs').Layout} Layout */
/** @typedef {import('./layout.mjs').Node} Node */
/** @typedef {{ id: number, port: number, rack: string, pid: number | null, state: 'running' | 'frozen' | 'down', serves: boolean }} NodeStatus */

const unfinishedArchive = (/** @type {Layout} */ layout) => path.join(layout.dir, 'classes.jsa');

/**
 * @param {Layout} layout
 * @param {Node} node
 * @param {string} jars
 * @param {string[]} [flags] for the JVM, beside those of every node
 */
export function launch(layout, node, jars, flags = []) {
  const archive = layout.kafka ? [] : archiveFlags(layout, node);
  // Tens of thousands of partitions need more: SLUICE_LAB_HEAP=512m.
  const heap = ['-Xms48m', `-Xmx${process.env.SLUICE_LAB_HEAP ?? '128m'}`];
  startJava(layout, node, [...archive, ...flags, ...heap, '-cp', `${jars}/*`, 'kafka.Kafka']);
}

/**
 * The first lab of a machine leaves the archive of loaded classes behind when it stops; later ones start with it.
 * @param {Layout} layout
 * @param {Node} node
 */
function archiveFlags(layout, node) {
  if (existsSync(archiveFile())) return [`-XX:SharedArchiveFile=${archiveFile()}`];
  return node.id === 1 ? [`-XX:ArchiveClassesAtExit=${unfinishedArchive(layout)}`] : [];
}

/**
 * Starts what a node's server.properties are for, in its folder, and leaves log and pid there.
 * @param {Layout} layout
 * @param {Node} node
 * @param {string[]} program flags of the JVM, and the class to run
 */
export function startJava(layout, node, program) {
  const folder = nodeFolder(layout, node);
  const log = openSync(path.join(folder, 'log'), 'a');
  const args = [...javaFlags, ...program, path.join(folder, 'server.properties')];
  const child = spawn(javaCommand(), args, { cwd: folder, detached: true, stdio: ['ignore', log, log] });
  child.unref();
  writeFileSync(path.join(folder, 'pid'), String(child.pid));
}

/**
 * A JVM writes the archive when it ends by itself, which a node does only while its peers keep the quorum.
 * @param {Layout} layout
 */
export async function writeArchive(layout) {
  const first = layout.nodes.filter((node) => node.id === 1);
  if (
    layout.kafka ||
    existsSync(archiveFile()) ||
    layout.nodes.some((node) => nodeState(layout, node).state !== 'running')
  )
    return;
  await stopNodes(layout, first, 30_000);
  if (existsSync(unfinishedArchive(layout))) renameSync(unfinishedArchive(layout), archiveFile());
}

/**
 * @param {Layout} layout
 * @param {Node} node
 */
export function nodeState(layout, node) {
  const folder = nodeFolder(layout, node);
  const file = path.join(folder, 'pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
  return {
    pid,
    state: pid === null ? /** @type {const} */ ('down') : processState(pid, path.join(folder, 'server.properties')),
  };
}

/**
 * @param {Layout} layout
 * @param {Node} node
 * @returns {Promise<NodeStatus>}
 */
export async function nodeStatus(layout, node) {
  const { pid, state } = nodeState(layout, node);
  const known = state === 'running' ? await liveBrokers(node.port) : null;
  return {
    id: node.id,
    port: node.port,
    rack: node.rack,
    pid: state === 'down' ? null : pid,
    state,
    serves: known?.includes(node.id) ?? false,
  };
}

/**
 * Waits until each of these nodes answers and names all of them, as a client would have to see it.
 * @param {Layout} layout
 * @param {Node[]} nodes
 */
export async function untilServing(layout, nodes, timeoutMs = 90_000) {
  const wanted = nodes.map((node) => node.id);
  const deadline = Date.now() + timeoutMs;
  for (const node of nodes) {
    for (;;) {
      const known = await liveBrokers(node.port);
      if (known && wanted.every((id) => known.includes(id))) break;
      if (nodeState(layout, node).state === 'down')
        throw new Error(`Node ${node.id} ended while starting.\n${logTail(layout, node)}`);
      if (Date.now() > deadline)
        throw new Error(`Node ${node.id} did not serve within ${timeoutMs / 1000} s.\n${logTail(layout, node)}`);
      await sleep(100);
    }
  }
}

/**
 * @param {Layout} layout
 * @param {Node} node
 */
function logTail(layout, node) {
  const file = path.join(nodeFolder(layout, node), 'log');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-15).join('\n') : '';
}

/**
 * Asks nodes to end and, after the grace, ends them: one whose peers are gone waits for a quorum for minutes.
 * @param {Layout} layout
 * @param {Node[]} nodes
 * @param {number} graceMs
 */
export async function stopNodes(layout, nodes, graceMs) {
  await Promise.all(
    nodes.map(async (node) => {
      const { pid, state } = nodeState(layout, node);
      if (pid === null || state === 'down') return;
      if (state === 'frozen') process.kill(pid, 'SIGCONT');
      if (graceMs > 0) process.kill(pid, 'SIGTERM');
      if (graceMs > 0 && (await untilGone(pid, graceMs))) return;
      process.kill(pid, 'SIGKILL');
      await untilGone(pid, 10_000);
    }),
  );
}
