import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Part } from './facts-part';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pace = { minMs: 1000, maxMs: 60_000 };
const taking = (ms: number) => vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));

describe('a part of the facts', () => {
  it('is learned again and again, until it is stopped', async () => {
    const work = taking(0);
    const part = new Part(pace, work);
    part.start();
    await vi.advanceTimersByTimeAsync(3500);
    const runs = work.mock.calls.length;
    expect(runs).toBeGreaterThanOrEqual(3);
    part.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(work).toHaveBeenCalledTimes(runs);
  });

  it('comes the more seldom, the longer it takes', async () => {
    const work = taking(1000);
    const part = new Part(pace, work);
    part.start();
    await vi.advanceTimersByTimeAsync(20_900);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(work).toHaveBeenCalledTimes(2);
    part.stop();
  });

  it('comes soon again when somebody did not answer, however long the wait was', async () => {
    const work = vi.fn(() => taking(1000)().then(() => 'incomplete'));
    const part = new Part(pace, work);
    part.start();
    await vi.advanceTimersByTimeAsync(2100);
    expect(work).toHaveBeenCalledTimes(2);
    part.stop();
  });

  it('is never learned twice at once', async () => {
    const work = taking(500);
    const part = new Part(pace, work);
    const both = Promise.all([part.run(), part.run()]);
    await vi.advanceTimersByTimeAsync(500);
    await both;
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is learned anew for who has just changed something, even while a sweep is under way', async () => {
    const work = taking(500);
    const part = new Part(pace, work);
    void part.run();
    const fresh = part.refresh();
    await vi.advanceTimersByTimeAsync(1000);
    await fresh;
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('keeps its age and tells why when it fails, and goes on', async () => {
    const failure = new Error('no');
    const work = vi
      .fn<() => Promise<void>>()
      .mockResolvedValueOnce()
      .mockRejectedValueOnce(failure)
      .mockResolvedValue();
    const part = new Part(pace, work);
    part.start();
    await vi.advanceTimersByTimeAsync(0);
    const asOf = part.asOf;
    await vi.advanceTimersByTimeAsync(1000);
    expect([part.asOf, part.error]).toEqual([asOf, failure]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(part.error).toBeNull();
    expect(part.asOf).toBeGreaterThan(asOf!);
    part.stop();
  });
});
