// Labs of older releases for all test files of a run: the first that asks starts one, the end of the run takes it down.
// One that runs already is used and left.
import { existsSync } from 'node:fs';
import { labFolder, openLab } from './kafka.mjs';
import { isOfRun, ownByRun } from './run.mjs';
import { oldReleases, startOldLab } from './zookeeper.mjs';

const firstPort = Number(process.env.SLUICE_OLD_PORT ?? 20700);
const portOf = (/** @type {string} */ version) => firstPort + 10 * oldReleases.indexOf(version);

/**
 * Makes an older Kafka the lab of what follows in this file: of topics.mjs, and of clusters made for tests.
 * @param {string} version
 * @returns {Promise<() => void>} gives the file its own lab back
 */
export async function useOldLab(version) {
  // Two brokers where it costs little: with ZooKeeper, only one of them is the controller.
  const lab = await startOldLab({ version, basePort: portOf(version), nodes: 2 });
  if (lab.started.length > 0) ownByRun(lab.layout.dir);
  const before = process.env.SLUICE_LAB_BOOTSTRAP;
  process.env.SLUICE_LAB_BOOTSTRAP = lab.bootstrapServers;
  return () => {
    if (before === undefined) delete process.env.SLUICE_LAB_BOOTSTRAP;
    else process.env.SLUICE_LAB_BOOTSTRAP = before;
  };
}

export async function closeOldLabs() {
  const dirs = oldReleases.map((version) => labFolder(portOf(version)));
  await Promise.all(dirs.filter((dir) => existsSync(dir) && isOfRun(dir)).map((dir) => openLab({ dir }).down()));
}
