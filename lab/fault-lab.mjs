// The lab whose nodes are killed and frozen, behind proxies: started by the first file that asks for it, taken down
// with the suite. Clients that are to see faults go through the proxies, a test's own past them.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFaultProxies } from './fault-proxy.mjs';
import { labFolder, openLab, startLab } from './kafka.mjs';
import { isOfRun, ownByRun } from './run.mjs';
import { connected, kafkaClient } from './topics.mjs';

export const faultPort = Number(process.env.SLUICE_FAULTS_PORT ?? 20600);

/** Whole when it is handed out; `close` leaves the brokers to the next file. */
export async function openFaultLab({ basePort = faultPort } = {}) {
  const isNew = !existsSync(path.join(labFolder(basePort), 'lab.json'));
  const lab = await startLab({ basePort, proxied: true });
  if (isNew) ownByRun(lab.layout.dir);
  const proxies = await startFaultProxies(lab);
  const stateOf = async (/** @type {number} */ id) => (await lab.status()).find((node) => node.id === id)?.state;
  const thaw = async (/** @type {number} */ id) => {
    if ((await stateOf(id)) === 'frozen') await lab.thaw(id);
  };
  const faults = {
    lab,
    proxies,
    /** Through the proxies. */
    bootstrapServers: proxies.bootstrapServers,
    /** Past them. */
    direct: lab.bootstrapServers,

    /** As a crash does: the node is gone, and nobody listens for it any more. @param {number} id */
    async kill(id) {
      await Promise.all([proxies.of(id).set({ refuse: true }), lab.kill(id)]);
      proxies.of(id).reset();
    },

    /** A signal takes a moment to reach every thread. @param {number[]} ids */
    async freeze(...ids) {
      for (const id of ids) lab.freeze(id);
      for (const id of ids) while ((await stateOf(id)) !== 'frozen') await sleep(20);
    },

    /** Nothing is wrong any more: every node serves, every proxy only passes on. */
    async heal() {
      await proxies.setAll();
      await Promise.all(lab.layout.nodes.map(({ id }) => thaw(id)));
      await startLab({ basePort });
    },

    /** Every replica of a topic is in sync, as a node that was away is only after a moment. @param {string[]} topics */
    inSync: (...topics) =>
      connected(kafkaClient(lab.bootstrapServers).admin(), async (admin) => {
        for (;;) {
          const metadata = await admin.fetchTopicMetadata({ topics });
          const partitions = metadata.topics.flatMap((topic) => topic.partitions);
          if (partitions.every(({ leader, isr, replicas }) => leader >= 0 && isr.length === replicas.length)) return;
          await sleep(100);
        }
      }),

    close: () => proxies.close(),
  };
  await faults.heal();
  return faults;
}

/** @typedef {Awaited<ReturnType<typeof openFaultLab>>} FaultLab */

export async function closeFaultLab() {
  if (isOfRun(labFolder(faultPort))) await openLab({ basePort: faultPort }).down();
}
