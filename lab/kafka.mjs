// The lab: a real Kafka cluster of combined KRaft nodes on loopback, kept by process id. Everything a lab is lives in
// one folder: the layout in lab.json, and a folder per node with its configuration, data, log and pid.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jarsFolder } from './jars.mjs';
import { formattedFolder, newLayout, writeNode } from './layout.mjs';
import { launch, nodeState, nodeStatus, stopNodes, untilServing, writeArchive } from './nodes.mjs';
import { exclusively, untilGone } from './processes.mjs';

/** @typedef {import('./layout.mjs').Layout} Layout */
/** @typedef {import('./nodes.mjs').NodeStatus} NodeStatus */

export const defaultPort = Number(process.env.SLUICE_LAB_PORT ?? 19092);

/** Where the lab on this port keeps its state: in the checkout, ignored by git. */
export const labFolder = (/** @type {number} */ basePort) =>
  path.join(import.meta.dirname, '..', '.lab', String(basePort));

/**
 * Starts the lab, or what is missing of it; a lab that runs already is left as it is.
 * Clients connect to basePort, basePort + 2, ...; the ports between are the controllers'.
 * `proxied`: with a second way in for clients, which leads through the proxies of fault-proxy.mjs.
 * @param {{ dir?: string, basePort?: number, nodes?: number, proxied?: boolean }} [options]
 */
export async function startLab(options = {}) {
  const { basePort = defaultPort, dir = labFolder(basePort), nodes = 3, proxied = false } = options;
  const jars = await jarsFolder();
  const template = await formattedFolder(jars);
  mkdirSync(dir, { recursive: true });
  return exclusively(dir, async () => {
    const file = path.join(dir, 'lab.json');
    const isNew = !existsSync(file);
    if (isNew) {
      const layout = newLayout(path.resolve(dir), basePort, nodes, { proxied });
      for (const node of layout.nodes) writeNode(layout, node, template);
      writeFileSync(file, JSON.stringify(layout, null, 2));
    }
    const lab = openLab({ dir });
    const missing = lab.layout.nodes.filter((node) => nodeState(lab.layout, node).state === 'down');
    for (const node of missing) launch(lab.layout, node, jars);
    await untilServing(
      lab.layout,
      lab.layout.nodes.filter((node) => nodeState(lab.layout, node).state === 'running'),
    );
    return Object.assign(lab, { started: missing.map((node) => node.id) });
  });
}

/**
 * The handle of a lab that has been started before, here or in another process.
 * @param {{ dir?: string, basePort?: number }} [options]
 */
export function openLab({ basePort = defaultPort, dir = labFolder(basePort) } = {}) {
  const file = path.join(dir, 'lab.json');
  if (!existsSync(file)) throw new Error(`There is no lab in ${dir}. Start one with: npm run lab -- up`);
  /** @type {Layout} */
  const layout = JSON.parse(readFileSync(file, 'utf8'));
  const node = (/** @type {number} */ id) => {
    const found = layout.nodes.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`The lab has nodes ${layout.nodes.map((n) => n.id).join(', ')}, not ${id}.`);
    return found;
  };
  const signal = (/** @type {number} */ id, /** @type {NodeJS.Signals} */ name) => {
    const { pid, state } = nodeState(layout, node(id));
    if (pid === null || state === 'down') throw new Error(`Node ${id} is not running.`);
    process.kill(pid, name);
    return pid;
  };
  return {
    layout,
    bootstrapServers: layout.nodes.map((n) => `127.0.0.1:${n.port}`).join(','),

    /** @returns {Promise<NodeStatus[]>} */
    status: () => Promise.all(layout.nodes.map((n) => nodeStatus(layout, n))),

    /** Ends a node without warning, as a crash does (SIGKILL). */
    kill: async (/** @type {number} */ id) => untilGone(signal(id, 'SIGKILL'), 10_000),

    /** Stops a node in its tracks: its sockets stay open and nothing answers (SIGSTOP). */
    freeze: (/** @type {number} */ id) => void signal(id, 'SIGSTOP'),

    /** Lets a frozen node go on (SIGCONT) and waits until it serves. */
    thaw: async (/** @type {number} */ id) => {
      signal(id, 'SIGCONT');
      await untilServing(layout, [node(id)]);
    },

    /** Ends a node cleanly if it runs, starts it again and waits until it serves. */
    restart: async (/** @type {number} */ id) => {
      await stopNodes(layout, [node(id)], 30_000);
      launch(layout, node(id), await jarsFolder(layout.kafka));
      await untilServing(layout, [node(id)]);
    },

    /** Ends every node and, unless told to keep it, deletes the lab's data. */
    down: async ({ keep = false } = {}) => {
      await writeArchive(layout);
      await stopNodes(layout, layout.nodes, keep ? 3_000 : 0);
      if (layout.zookeeper) await stopNodes(layout, [layout.zookeeper], keep ? 3_000 : 0);
      if (!keep) rmSync(layout.dir, { recursive: true, force: true });
    },
  };
}

/** @typedef {ReturnType<typeof openLab>} Lab */
