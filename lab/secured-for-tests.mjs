// One secured lab for all test files of a run: the first that asks starts it, the end of the run takes it down. One
// that runs already is used and left.
import { isOfRun, ownByRun } from './run.mjs';
import { openSecured, startSecured } from './secured.mjs';

export async function securedLab() {
  const secured = await startSecured();
  if (secured.started) ownByRun(secured.dir);
  return secured;
}

export async function closeSecuredLab() {
  const secured = openSecured();
  if (secured && isOfRun(secured.dir)) await secured.down();
}
