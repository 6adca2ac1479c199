// Before the kafka suite: the lab that runs already, else one of its own that ends with the suite. After it, the secured
// lab ends if a test had to start it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { defaultPort, labFolder, openLab, startLab } from './kafka.mjs';
import { securedOfRun } from './secured-for-tests.mjs';

export default async function setup() {
  const endSecured = securedOfRun();
  if (process.env.SLUICE_LAB_BOOTSTRAP) return endSecured;
  const running =
    existsSync(path.join(labFolder(defaultPort), 'lab.json')) &&
    (await openLab().status()).every((node) => node.serves);
  const lab = running ? openLab() : await startLab();
  process.env.SLUICE_LAB_BOOTSTRAP = lab.bootstrapServers;
  return async () => {
    await endSecured();
    if (!running) await lab.down();
  };
}
