// What one test file starts and all of a run use ends with the run; what ran before is left as it was.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ownerFile = (/** @type {string} */ dir) => path.join(dir, 'owner');
const run = () => process.env.SLUICE_TEST_RUN ?? '';

/** Gives the run a name that its workers inherit. */
export const beginRun = () => void (process.env.SLUICE_TEST_RUN = String(process.pid));

/** @param {string} dir of a lab that this run has started */
export const ownByRun = (dir) => writeFileSync(ownerFile(dir), run());

/** @param {string} dir */
export const isOfRun = (dir) => existsSync(ownerFile(dir)) && readFileSync(ownerFile(dir), 'utf8') === run();
