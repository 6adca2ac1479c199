import { describe, expect, test } from 'vitest';
import { ConnectionError } from '@/lib/kafka/protocol/errors';
import { pause, waitFor } from './waiting';

const never = new Promise<never>(() => {});

describe('waiting', () => {
  test('ends with the work', async () => {
    expect(await waitFor(Promise.resolve(1), { deadline: performance.now() + 60_000 })).toBe(1);
    await expect(waitFor(Promise.reject(new Error('broken')), {})).rejects.toThrow('broken');
  });

  test('ends at the deadline, also one that has passed', async () => {
    const failed = await waitFor(never, { deadline: performance.now() - 1 }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ConnectionError);
    expect(failed).toMatchObject({ reason: 'timed out', sent: false });
  });

  test('ends when the asker leaves, with his reason', async () => {
    const leaving = new AbortController();
    const waiting = [waitFor(never, { signal: leaving.signal }), pause(60_000, leaving.signal)];
    leaving.abort(new Error('left'));
    for (const one of waiting) await expect(one).rejects.toThrow('left');
  });

  test('hears no failure of work that an absent asker would have waited for', async () => {
    // An unhandled rejection would end the process, and this test run.
    const signal = AbortSignal.abort(new Error('left'));
    await expect(waitFor(Promise.reject(new Error('unheard')), { signal })).rejects.toThrow('left');
  });
});
