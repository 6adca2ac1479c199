// Before the kafka suite: the lab that runs already, else one of its own that ends with the suite. After it, the labs
// end that its tests had to start: the secured one, and the one of the faults.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { closeFaultLab } from './fault-lab.mjs';
import { defaultPort, labFolder, openLab, startLab } from './kafka.mjs';
import { beginRun } from './run.mjs';
import { closeSecuredLab } from './secured-for-tests.mjs';
import { closeOldLabs } from './zookeeper-for-tests.mjs';

export default async function setup() {
  beginRun();
  const end = await labOfRun();
  return async () => {
    await Promise.all([closeSecuredLab(), closeFaultLab(), closeOldLabs()]);
    await end();
  };
}

async function labOfRun() {
  const leave = async () => {};
  if (process.env.SLUICE_LAB_BOOTSTRAP) return leave;
  const running =
    existsSync(path.join(labFolder(defaultPort), 'lab.json')) &&
    (await openLab().status()).every((node) => node.serves);
  const lab = running ? openLab() : await startLab();
  process.env.SLUICE_LAB_BOOTSTRAP = lab.bootstrapServers;
  return running ? leave : () => lab.down();
}
