import { expect, test } from 'vitest';
import { Budget } from './budget';
import { Memory, Share } from './memory';

const never = new AbortController().signal;
const until = (signal = new AbortController().signal, ms = 10_000) => ({ signal, deadline: performance.now() + ms });
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Notes in `done` who was granted, in the order of it. */
function asker(done: string[]) {
  return (name: string, share: Share, bytes: number, signal?: AbortSignal) =>
    share.take(bytes, until(signal)).then((granted) => void done.push(granted ? name : `${name} refused`));
}

test('many readings at once never hold more than the total, and all come to their end', async () => {
  const memory = new Memory(256, 164);
  let highest = 0;
  let ended = 0;
  const read = async (seed: number) => {
    const share = new Share(memory);
    let rest = 1 + ((seed * 7919) % 164);
    for (let step = 0; rest > 0; step++) {
      const bytes = Math.min(rest, 1 + ((seed * 31 + step * 17) % 60));
      expect(await share.take(bytes, until())).toBe(true);
      highest = Math.max(highest, memory.held);
      rest -= bytes;
      await turn();
    }
    share.end();
    ended++;
  };
  await Promise.all(Array.from({ length: 200 }, (_, i) => read(i)));
  expect(ended).toBe(200);
  expect(highest).toBeGreaterThan(164);
  expect(highest).toBeLessThanOrEqual(256);
  expect([memory.held, memory.waiting]).toEqual([0, 0]);
});

test('two that each hold a part of what the other needs do not wait for each other', async () => {
  const memory = new Memory(256, 164);
  const [first, second] = [new Share(memory), new Share(memory)];
  const done: string[] = [];
  const ask = asker(done);
  await ask('first', first, 60);
  await ask('second', second, 90);
  const waits = ask('second again', second, 60);
  // More than what is left once the second has taken, and less than it may hold.
  await ask('first again', first, 104);
  expect(done).toEqual(['first', 'second', 'first again']);
  first.end();
  await waits;
  expect([memory.held, done.at(-1)]).toEqual([150, 'second again']);
  second.end();
});

test('who waits is served in order: a small request does not pass a large one', async () => {
  const memory = new Memory(256, 164);
  const shares = Array.from({ length: 4 }, () => new Share(memory));
  const [first, second, large, small] = shares as [Share, Share, Share, Share];
  const done: string[] = [];
  const ask = asker(done);
  await ask('first', first, 100);
  await ask('second', second, 90);
  const waits = [ask('large', large, 120), ask('small', small, 1)];
  await turn();
  expect([done, memory.waiting]).toEqual([['first', 'second'], 2]);
  second.end();
  await turn();
  expect(memory.waiting).toBe(2);
  first.end();
  await Promise.all(waits);
  expect(done).toEqual(['first', 'second', 'large', 'small']);
  for (const share of shares) share.end();
  expect(memory.held).toBe(0);
});

test('one that leaves the queue lets those behind it pass, and who is late is told so', async () => {
  const memory = new Memory(256, 164);
  const [first, left, late, last] = Array.from({ length: 4 }, () => new Share(memory)) as [Share, Share, Share, Share];
  const done: string[] = [];
  const ask = asker(done);
  await ask('first', first, 10);
  const leaving = new AbortController();
  const leaves = ask('left', left, 150, leaving.signal);
  const gone = expect(leaves).rejects.toThrow('closed the page');
  const refused = expect(late.take(140, until(undefined, 20))).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: 'Others are reading as much as Sluice has memory for: try again in a moment.',
  });
  const passes = ask('last', last, 5);
  await refused;
  expect(done).toEqual(['first']);
  leaving.abort(new Error('closed the page'));
  await Promise.all([gone, passes]);
  expect([memory.held, memory.waiting]).toEqual([15, 0]);
  await expect(ask('left', left, 1, leaving.signal)).rejects.toThrow('closed the page');
});

test('what one may not hold is refused at once, and after the end all is', async () => {
  const memory = new Memory(256, 164);
  const share = new Share(memory);
  expect(await share.take(165, until())).toBe(false);
  expect(await share.take(164, until())).toBe(true);
  expect(share.takeNow(1)).toBe(false);
  share.end();
  share.end();
  share.give(164);
  expect(await share.take(1, until())).toBe(false);
  expect([memory.held, share.held]).toEqual([0, 0]);
});

test('every bundle of the server has the same memory', () => {
  const [one, other] = [new Share(), new Share()];
  const before = globalThis.__sluiceMemory!.held;
  expect(one.takeNow(5) && other.takeNow(7)).toBe(true);
  expect(globalThis.__sluiceMemory!.held - before).toBe(12);
  one.end();
  other.end();
});

test('an answer larger than was asked for is let go, and asked for again when there is memory', async () => {
  const memory = new Memory(256, 164);
  const [other, share] = [new Share(memory), new Share(memory)];
  other.takeNow(80);
  const budget = new Budget(never, share, { ms: 10_000 });
  const held: number[] = [];
  const ask = async () => {
    held.push(memory.held - 80);
    return 100;
  };
  const answer = budget.holding(10, ask, (size) => size);
  await expect.poll(() => memory.waiting).toBe(1);
  expect([held, memory.held]).toEqual([[10], 80]);
  other.end();
  expect(await answer).toBe(100);
  expect([held.length, share.held]).toEqual([2, 100]);
  expect(
    await budget.holding(
      10,
      async () => 65,
      (size) => size,
    ),
  ).toBeNull();
  await expect(budget.holding(10, () => Promise.reject(new Error('no answer')), Number)).rejects.toThrow('no answer');
  expect(share.held).toBe(100);
});

test('what batches became is held, what they could have become is given back', async () => {
  const memory = new Memory(256, 164);
  const share = new Share(memory);
  const budget = new Budget(never, share, { decodedBytes: 128 });
  await budget.opening(90, () => {
    expect([memory.held, budget.decodable]).toEqual([90, 90]);
    budget.decoded(30);
    expect(budget.decodable).toBe(60);
  });
  expect([share.held, budget.decodable]).toEqual([30, 0]);
  const broken = () => {
    expect(budget.decodable).toBe(98);
    throw new Error('broken');
  };
  await expect(budget.opening(500, broken)).rejects.toThrow('broken');
  expect(memory.held).toBe(30);
  share.end();
});

test('batches are opened one in a round of the event loop, so that nobody else has to wait for all of them', async () => {
  const budget = new Budget(never, new Share(new Memory(256, 164)));
  const order: string[] = [];
  const open = (name: string) => budget.opening(10, () => void order.push(name));
  const all = ['a', 'b', 'c'].map(open);
  await all[0];
  setImmediate(() => order.push('another'));
  await Promise.all(all);
  expect(order).toEqual(['a', 'b', 'another', 'c']);
});
