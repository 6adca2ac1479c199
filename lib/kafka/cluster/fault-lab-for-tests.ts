import { afterAll, afterEach, beforeAll } from 'vitest';

import { type FaultLab, openFaultLab } from '@/lab/fault-lab.mjs';

const START_MS = 120_000;

/**
 * For tests: brokers to kill, to freeze and to stand in the way of, whole again after each test unless told to keep a
 * fault. What the test does by itself (lab/topics.mjs) goes past the proxies.
 */
export function faultLab({ keepFaults = false } = {}): FaultLab {
  const place = {} as FaultLab;
  const { SLUICE_LAB_BOOTSTRAP: before } = process.env;
  beforeAll(async () => {
    Object.assign(place, await openFaultLab());
    process.env.SLUICE_LAB_BOOTSTRAP = place.direct;
  }, START_MS);
  afterEach(() => (keepFaults ? undefined : place.heal()), START_MS);
  afterAll(() => {
    place.close();
    if (before === undefined) delete process.env.SLUICE_LAB_BOOTSTRAP;
    else process.env.SLUICE_LAB_BOOTSTRAP = before;
  });
  return place;
}
