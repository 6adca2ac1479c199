// The lab: a real Kafka cluster of combined KRaft nodes on loopback, kept by process id. Everything a lab is lives in
// one folder: the layout in lab.json, and a folder per node with its configuration, data, log and pid.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { archiveFile, cacheFolder, jarsFolder, javaCommand, javaFlags, run } from './jars.mjs';
import { processState, untilGone } from './processes.mjs';
import { liveBrokers } from './ready.mjs';

/** @typedef {{ id: number, port: number, controllerPort: number, rack: string }} Node */
/** @typedef {{ id: number, port: number, rack: string, pid: number | null, state: 'running' | 'frozen' | 'down', serves: boolean }} NodeStatus */
/** @typedef {{ dir: string, clusterId: string, nodes: Node[] }} Layout */

export const defaultPort = Number(process.env.SLUICE_LAB_PORT ?? 19092);

/** Where the lab on this port keeps its state: in the checkout, ignored by git. */
export const labFolder = (/** @type {number} */ basePort) =>
  path.join(import.meta.dirname, '..', '.lab', String(basePort));

/**
 * Starts the lab, or what is missing of it; a lab that runs already is left as it is.
 * Clients connect to basePort, basePort + 2, ...; the ports between are the controllers'.
 * @param {{ dir?: string, basePort?: number, nodes?: number }} [options]
 */
export async function startLab({ basePort = defaultPort, dir = labFolder(basePort), nodes = 3 } = {}) {
  const jars = await jarsFolder();
  const template = await formattedFolder(jars);
  mkdirSync(dir, { recursive: true });
  return exclusively(dir, async () => {
    const file = path.join(dir, 'lab.json');
    const isNew = !existsSync(file);
    if (isNew) {
      const layout = newLayout(path.resolve(dir), basePort, nodes);
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
      launch(layout, node(id), await jarsFolder());
      await untilServing(layout, [node(id)]);
    },

    /** Ends every node and, unless told to keep it, deletes the lab's data. */
    down: async ({ keep = false } = {}) => {
      await writeArchive(layout);
      await stopNodes(layout, layout.nodes, keep ? 3_000 : 0);
      if (!keep) rmSync(layout.dir, { recursive: true, force: true });
    },
  };
}

/** @typedef {ReturnType<typeof openLab>} Lab */

/**
 * @param {string} dir
 * @param {number} basePort
 * @param {number} count
 * @returns {Layout}
 */
function newLayout(dir, basePort, count) {
  const nodes = Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    port: basePort + 2 * i,
    controllerPort: basePort + 2 * i + 1,
    rack: `rack-${'abc'[i % 3]}`,
  }));
  return { dir, clusterId: randomBytes(16).toString('base64url'), nodes };
}

const nodeFolder = (/** @type {Layout} */ layout, /** @type {Node} */ node) => path.join(layout.dir, `node-${node.id}`);

/**
 * Every formatted folder is the same but for three lines, so one is made per machine and copied: no JVM per node.
 * @param {Layout} layout
 * @param {Node} node
 * @param {string} template
 */
function writeNode(layout, node, template) {
  const folder = nodeFolder(layout, node);
  cpSync(template, path.join(folder, 'data'), { recursive: true });
  const meta = path.join(folder, 'data', 'meta.properties');
  const identity = {
    'cluster.id': layout.clusterId,
    'node.id': node.id,
    'directory.id': randomBytes(16).toString('base64url'),
  };
  const text = readFileSync(meta, 'utf8').replaceAll(/^(.+?)=.*$/gm, (line, key) =>
    key in identity ? `${key}=${identity[/** @type {keyof identity} */ (key)]}` : line,
  );
  writeFileSync(meta, text);
  writeFileSync(
    path.join(folder, 'server.properties'),
    serverProperties(layout.nodes, node, path.join(folder, 'data')),
  );
}

/**
 * @param {Node[]} nodes
 * @param {Node} node
 * @param {string} data
 */
function serverProperties(nodes, node, data) {
  const replication = Math.min(3, nodes.length);
  const isr = Math.min(2, nodes.length);
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': node.id,
    'broker.rack': node.rack,
    'controller.quorum.voters': nodes.map((n) => `${n.id}@127.0.0.1:${n.controllerPort}`).join(','),
    listeners: `PLAINTEXT://127.0.0.1:${node.port},CONTROLLER://127.0.0.1:${node.controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': data,
    // A console that creates a topic by looking at it would be found out.
    'auto.create.topics.enable': false,
    'default.replication.factor': replication,
    'offsets.topic.replication.factor': replication,
    'offsets.topic.num.partitions': 6,
    'transaction.state.log.replication.factor': replication,
    'transaction.state.log.min.isr': isr,
    'transaction.state.log.num.partitions': 3,
    'share.coordinator.state.topic.replication.factor': replication,
    'share.coordinator.state.topic.min.isr': isr,
    'share.coordinator.state.topic.num.partitions': 3,
    'group.initial.rebalance.delay.ms': 0,
    // A killed node leaves the cluster, and may come back, after 3 s instead of 9 s.
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    // The default is 128 MiB of heap, more than the whole heap here.
    'log.cleaner.dedupe.buffer.size': 2097152,
    'num.network.threads': 2,
    'num.io.threads': 4,
  };
  return `${Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n')}\n`;
}

/**
 * A data folder formatted by Kafka's own tool, once per machine.
 * @param {string} jars
 */
async function formattedFolder(jars) {
  const folder = path.join(cacheFolder(), 'formatted');
  if (existsSync(folder)) return folder;
  const work = `${folder}.${process.pid}`;
  const data = path.join(work, 'data');
  mkdirSync(work, { recursive: true });
  const config = path.join(work, 'server.properties');
  const node = { id: 1, port: 9092, controllerPort: 9093, rack: 'rack-a' };
  writeFileSync(config, serverProperties([node], node, data));
  try {
    const cluster = randomBytes(16).toString('base64url');
    await run(javaCommand(), [
      ...javaFlags,
      '-Xmx96m',
      '-cp',
      `${jars}/*`,
      'kafka.tools.StorageTool',
      'format',
      '-t',
      cluster,
      '-c',
      config,
    ]);
    if (!existsSync(folder)) renameSync(data, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

const unfinishedArchive = (/** @type {Layout} */ layout) => path.join(layout.dir, 'classes.jsa');

/**
 * @param {Layout} layout
 * @param {Node} node
 * @param {string} jars
 */
function launch(layout, node, jars) {
  const folder = nodeFolder(layout, node);
  const log = openSync(path.join(folder, 'log'), 'a');
  // The first lab of a machine leaves the archive of loaded classes behind when it stops; later ones start with it.
  const archive = existsSync(archiveFile())
    ? [`-XX:SharedArchiveFile=${archiveFile()}`]
    : node.id === 1
      ? [`-XX:ArchiveClassesAtExit=${unfinishedArchive(layout)}`]
      : [];
  const args = [
    ...javaFlags,
    ...archive,
    '-Xms48m',
    '-Xmx128m',
    '-cp',
    `${jars}/*`,
    'kafka.Kafka',
    path.join(folder, 'server.properties'),
  ];
  const child = spawn(javaCommand(), args, { cwd: folder, detached: true, stdio: ['ignore', log, log] });
  child.unref();
  writeFileSync(path.join(folder, 'pid'), String(child.pid));
}

/**
 * A JVM writes the archive when it ends by itself, which a node does only while its peers keep the quorum.
 * @param {Layout} layout
 */
async function writeArchive(layout) {
  const first = layout.nodes.filter((node) => node.id === 1);
  if (existsSync(archiveFile()) || layout.nodes.some((node) => nodeState(layout, node).state !== 'running')) return;
  await stopNodes(layout, first, 30_000);
  if (existsSync(unfinishedArchive(layout))) renameSync(unfinishedArchive(layout), archiveFile());
}

/**
 * @param {Layout} layout
 * @param {Node} node
 */
function nodeState(layout, node) {
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
async function nodeStatus(layout, node) {
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
async function untilServing(layout, nodes, timeoutMs = 90_000) {
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
async function stopNodes(layout, nodes, graceMs) {
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

/**
 * Two commands at once must not start the same nodes twice: the second waits for the first.
 * @template T
 * @param {string} dir
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function exclusively(dir, work) {
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
