// Before the kafka suite: the lab that runs already, else one of its own that ends with the suite.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { defaultPort, labFolder, openLab, startLab } from './kafka.mjs';

export default async function setup() {
  if (process.env.SLUICE_LAB_BOOTSTRAP) return;
  const running =
    existsSync(path.join(labFolder(defaultPort), 'lab.json')) &&
    (await openLab().status()).every((node) => node.serves);
  const lab = running ? openLab() : await startLab();
  process.env.SLUICE_LAB_BOOTSTRAP = lab.bootstrapServers;
  return running ? undefined : () => lab.down();
}
