// Kafka of before KRaft, as many still run it: brokers of an older release with a ZooKeeper, on loopback.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jarsFolder } from './jars.mjs';
import { labFolder, openLab } from './kafka.mjs';
import { newLayout, nodeFolder, nodeSettings, writeProperties } from './layout.mjs';
import { launch, nodeState, startJava, untilServing } from './nodes.mjs';
import { exclusively } from './processes.mjs';
import { accepts } from './ready.mjs';

/** @typedef {import('./layout.mjs').Layout} Layout */
/** @typedef {import('./layout.mjs').Node} Node */

/** The releases that the lab has jars of; 2.8.2 stores the message formats 0 and 1 too. */
export const oldReleases = ['3.9.1', '2.8.2'];

/**
 * Starts brokers of an older release, or what is missing of them; a lab that runs already is left as it is.
 * Clients connect to basePort, basePort + 2, ...; ZooKeeper has basePort + 1.
 * @param {{ version: string, basePort: number, dir?: string, nodes?: number }} options
 */
export async function startOldLab({ version, basePort, dir = labFolder(basePort), nodes = 1 }) {
  if (!oldReleases.includes(version)) throw new Error(`There are ${oldReleases.join(' and ')}, not ${version}.`);
  const jars = await jarsFolder(version);
  mkdirSync(dir, { recursive: true });
  return exclusively(dir, async () => {
    const file = path.join(dir, 'lab.json');
    if (!existsSync(file)) {
      const layout = oldLayout(path.resolve(dir), { version, basePort, nodes });
      writeFileSync(file, JSON.stringify(layout, null, 2));
    }
    const lab = openLab({ dir });
    const { layout } = lab;
    const isDown = (/** @type {Node} */ node) => nodeState(layout, node).state === 'down';
    const { zookeeper } = layout;
    if (!zookeeper) throw new Error(`The lab in ${dir} has no ZooKeeper. Take it down first.`);
    if (isDown(zookeeper)) await startZooKeeper(layout, zookeeper, jars);
    const missing = layout.nodes.filter(isDown);
    for (const node of missing) launch(layout, node, jars);
    await untilServing(layout, layout.nodes);
    return Object.assign(lab, { started: missing.map((node) => node.id) });
  });
}

/**
 * @param {string} dir
 * @param {{ version: string, basePort: number, nodes: number }} wanted
 * @returns {Layout}
 */
function oldLayout(dir, { version, basePort, nodes }) {
  const zookeeper = { id: 0, port: basePort + 1, controllerPort: 0, rack: '' };
  const layout = { ...newLayout(dir, basePort, nodes), kafka: version, zookeeper };
  for (const node of layout.nodes) {
    const folder = nodeFolder(layout, node);
    mkdirSync(folder, { recursive: true });
    const settings = Object.entries(nodeSettings(layout.nodes, node, path.join(folder, 'data')));
    writeProperties(path.join(folder, 'server.properties'), {
      ...Object.fromEntries(settings.filter(([key]) => !kraftOnly.test(key))),
      'broker.id': node.id,
      listeners: `PLAINTEXT://127.0.0.1:${node.port}`,
      'zookeeper.connect': `127.0.0.1:${zookeeper.port}`,
      'zookeeper.session.timeout.ms': 3000,
    });
  }
  const folder = nodeFolder(layout, zookeeper);
  mkdirSync(folder, { recursive: true });
  writeProperties(path.join(folder, 'server.properties'), {
    dataDir: path.join(folder, 'data'),
    clientPort: zookeeper.port,
    clientPortAddress: '127.0.0.1',
    'admin.enableServer': false,
    // The shortest session is two ticks.
    tickTime: 500,
    maxClientCnxns: 0,
  });
  return layout;
}

const kraftOnly = /^(process\.roles|node\.id|controller\.|broker\.(session|heartbeat)\.|share\.|log\.initial\.)/;

/**
 * @param {Layout} layout
 * @param {Node} zookeeper
 * @param {string} jars
 */
async function startZooKeeper(layout, zookeeper, jars) {
  const main = 'org.apache.zookeeper.server.quorum.QuorumPeerMain';
  startJava(layout, zookeeper, ['-Xmx48m', '-cp', `${jars}/*`, main]);
  for (const deadline = Date.now() + 60_000; !(await accepts(zookeeper.port)); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`ZooKeeper did not start: see ${nodeFolder(layout, zookeeper)}/log.`);
  }
}
