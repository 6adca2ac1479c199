// What a lab is on disk: its layout, and a folder per node with its configuration and formatted storage.
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, javaCommand, javaFlags, run } from './jars.mjs';

/**
 * `proxied`: where clients are told to connect, and the port behind it that the broker listens on for them.
 * @typedef {{ id: number, port: number, controllerPort: number, rack: string, proxied?: { port: number, behind: number } }} Node
 */
/**
 * `kafka`: the release, when it is not the lab's own. `zookeeper`: what such nodes need beside them.
 * @typedef {{ dir: string, clusterId: string, nodes: Node[], kafka?: string, zookeeper?: Node }} Layout
 */

/**
 * @param {string} dir
 * @param {number} basePort
 * @param {number} count
 * @param {{ proxied?: boolean }} [options]
 * @returns {Layout}
 */
export function newLayout(dir, basePort, count, { proxied = false } = {}) {
  const nodes = Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    port: basePort + 2 * i,
    controllerPort: basePort + 2 * i + 1,
    rack: `rack-${'abc'[i % 3]}`,
    ...(proxied ? { proxied: { port: basePort + 20 + 2 * i, behind: basePort + 21 + 2 * i } } : {}),
  }));
  return { dir, clusterId: randomBytes(16).toString('base64url'), nodes };
}

export const nodeFolder = (/** @type {Layout} */ layout, /** @type {Node} */ node) =>
  path.join(layout.dir, `node-${node.id}`);

/**
 * Every formatted folder is the same but for three lines, so one is made per machine and copied: no JVM per node.
 * @param {Layout} layout
 * @param {Node} node
 * @param {string} template
 */
export function writeNode(layout, node, template) {
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
  writeProperties(path.join(folder, 'server.properties'), nodeSettings(layout.nodes, node, path.join(folder, 'data')));
}

/**
 * @param {string} file
 * @param {Record<string, string | number | boolean>} settings
 */
export const writeProperties = (file, settings) =>
  writeFileSync(
    file,
    `${Object.entries(settings)
      .map((setting) => setting.join('='))
      .join('\n')}\n`,
    { mode: 0o600 },
  );

/**
 * What the server.properties of a node say.
 * @param {Node[]} nodes
 * @param {Node} node
 * @param {string} data
 */
export function nodeSettings(nodes, node, data) {
  const replication = Math.min(3, nodes.length);
  const isr = Math.min(2, nodes.length);
  return {
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
    // Tests write messages of long ago, which retention would take away while they look.
    'log.retention.check.interval.ms': 3_600_000,
    'log.initial.task.delay.ms': 3_600_000,
    // The default is 128 MiB of heap, more than the whole heap here.
    'log.cleaner.dedupe.buffer.size': 2097152,
    'num.network.threads': 2,
    'num.io.threads': 4,
    ...(node.proxied ? behindProxy(node, node.proxied) : {}),
  };
}

/**
 * Nodes talk to each other, and the tests' own clients to them, past the proxy.
 * @param {Node} node
 * @param {NonNullable<Node['proxied']>} proxied
 */
function behindProxy({ port, controllerPort }, proxied) {
  const [direct, controller] = [`PLAINTEXT://127.0.0.1:${port}`, `CONTROLLER://127.0.0.1:${controllerPort}`];
  return {
    listeners: `${direct},PROXIED://127.0.0.1:${proxied.behind},${controller}`,
    'advertised.listeners': `${direct},PROXIED://127.0.0.1:${proxied.port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT',
  };
}

/**
 * A data folder formatted by Kafka's own tool, once per machine.
 * @param {string} jars
 */
export async function formattedFolder(jars) {
  const folder = path.join(cacheFolder(), 'formatted');
  if (existsSync(folder)) return folder;
  const work = `${folder}.${process.pid}`;
  const data = path.join(work, 'data');
  mkdirSync(work, { recursive: true });
  const config = path.join(work, 'server.properties');
  const node = { id: 1, port: 9092, controllerPort: 9093, rack: 'rack-a' };
  writeProperties(config, nodeSettings([node], node, data));
  try {
    await format(jars, config, randomBytes(16).toString('base64url'));
    if (!existsSync(folder)) renameSync(data, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {string} jars
 * @param {string} config the server.properties that name the folder
 * @param {string} clusterId
 * @param {string[]} [more] arguments such as --add-scram; what the tool prints of them goes nowhere
 */
export async function format(jars, config, clusterId, more = []) {
  const tool = ['-Xmx96m', '-cp', `${jars}/*`, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', config];
  await run(javaCommand(), [...javaFlags, ...tool, ...more]);
}
