// One secured lab for all test files of a run: the first that asks starts it, the end of the run takes it down. One
// that runs already is used and left.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openSecured, startSecured } from './secured.mjs';

const ownerFile = (/** @type {{ dir: string }} */ { dir }) => path.join(dir, 'owner');
const run = () => process.env.SLUICE_TEST_RUN ?? '';

export async function securedLab() {
  const secured = await startSecured();
  if (secured.started) writeFileSync(ownerFile(secured), run());
  return secured;
}

/** Before the suite: gives it a name that its workers inherit. Answers with what to do at its end. */
export function securedOfRun() {
  process.env.SLUICE_TEST_RUN = String(process.pid);
  return async () => {
    const secured = openSecured();
    if (!secured) return;
    const file = ownerFile(secured);
    if (existsSync(file) && readFileSync(file, 'utf8') === run()) await secured.down();
  };
}
