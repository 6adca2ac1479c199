import { describe, expect, test } from 'vitest';
import { firstAnswer, NobodyAnswered } from './first-answer';

const never = () => new Promise<never>(() => {});
const failing = (text: string) => () => Promise.reject(new Error(text));
const answering = (text: string) => () => Promise.resolve(text);

type Attempt = (signal: AbortSignal) => Promise<string>;
const ask = (candidates: Attempt[], options: Partial<Parameters<typeof firstAnswer>[2]> = {}) =>
  firstAnswer(candidates, (candidate, signal) => candidate(signal), { staggerMs: 5, ...options });

describe('first answer', () => {
  test('is that of the first candidate when it answers', async () => {
    expect(await ask([answering('a'), answering('b')])).toBe('a');
  });

  test('comes from the next when one fails', async () => {
    expect(await ask([failing('x'), answering('b')], { staggerMs: Number.POSITIVE_INFINITY })).toBe('b');
  });

  test('comes from the next when one is silent', async () => {
    expect(await ask([never, never, answering('c')])).toBe('c');
  });

  test('cancels the others', async () => {
    let cancelled = false;
    const silent: Attempt = (signal) => {
      signal.addEventListener('abort', () => (cancelled = true));
      return never();
    };
    await ask([silent, answering('b')]);
    expect(cancelled).toBe(true);
  });

  test('never asks two at once when told to go one after another', async () => {
    const over = new AbortController();
    let second = false;
    const next: Attempt = async () => {
      second = true;
      return 'b';
    };
    const asked = ask([never, next], {
      staggerMs: Number.POSITIVE_INFINITY,
      signal: over.signal,
    });
    over.abort(new Error('left'));
    await expect(asked).rejects.toThrow('left');
    expect(second).toBe(false);
  });

  test('names every failure in order when nobody answers', async () => {
    const failed = await ask([failing('x'), failing('y')]).catch((error: unknown) => error);
    expect((failed as NobodyAnswered<Attempt>).failures.map(({ error }) => (error as Error).message)).toEqual([
      'x',
      'y',
    ]);
  });

  test('stops at a failure that no other candidate could better', async () => {
    let second = false;
    const next: Attempt = async () => {
      second = true;
      return 'b';
    };
    const asked = ask([failing('final'), next], { isFinal: () => true });
    await expect(asked).rejects.toThrow(NobodyAnswered);
    expect(second).toBe(false);
  });

  test('has nobody to ask', async () => {
    await expect(ask([])).rejects.toThrow(NobodyAnswered);
  });
});
