import { describe, expect, test, vi } from 'vitest';
import { ConnectionError, WireError } from './errors';
import { Exchange } from './exchange';
import { Reader } from './reader';

const FOREVER = 1e12;

/** A frame as it comes after its size: correlation id, then one int32 of body. */
function answer(correlationId: number, value: number): Reader {
  const bytes = Buffer.alloc(8);
  bytes.writeInt32BE(correlationId, 0);
  bytes.writeInt32BE(value, 4);
  return new Reader(bytes);
}

function started() {
  const sent: number[] = [];
  const exchange = new Exchange((frame) => sent.push(frame[0]!));
  const ask = (options: { deadline?: number; signal?: AbortSignal; decode?: (body: Reader) => number } = {}) =>
    exchange.ask({
      encode: (correlationId) => Uint8Array.of(correlationId),
      decode: options.decode ?? ((body) => body.int32()),
      deadline: options.deadline ?? FOREVER,
      signal: options.signal,
    });
  return { exchange, sent, ask };
}

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof ConnectionError ? `${error.reason}, sent ${error.sent}` : error),
  );

describe('exchange', () => {
  test('sends requests in order at once and pairs the answers', async () => {
    const { exchange, sent, ask } = started();
    const asked = [ask(), ask(), ask()];
    expect(sent).toEqual([0, 1, 2]);
    for (const id of sent) exchange.receive(answer(id, id * 10));
    expect(await Promise.all(asked)).toEqual([0, 10, 20]);
    expect(exchange.pending).toBe(0);
  });

  test('closes when an answer comes out of turn', async () => {
    const { exchange, ask } = started();
    const asked = [reasonOf(ask()), reasonOf(ask())];
    exchange.receive(answer(1, 0));
    expect(await Promise.all(asked)).toEqual(['out of order, sent true', 'out of order, sent true']);
  });

  test('closes when an answer comes that nobody asked for', async () => {
    const { exchange, ask } = started();
    exchange.receive(answer(0, 0));
    expect(await reasonOf(ask())).toBe('out of order, sent false');
  });

  test('gives up an overdue request, keeps its place and answers the next', async () => {
    const { exchange, ask } = started();
    const slow = reasonOf(ask({ deadline: 100 }));
    const next = ask({ deadline: 500 });
    expect(exchange.expire(50)).toBe(100);
    expect(exchange.expire(100)).toBe(500);
    expect(await slow).toBe('timed out, sent true');
    exchange.receive(answer(0, 1));
    exchange.receive(answer(1, 2));
    expect(await next).toBe(2);
    expect(exchange.expire(1e6)).toBeNull();
  });

  test('counts as stalled when the head stays overdue', async () => {
    const { exchange, ask } = started();
    const head = reasonOf(ask({ deadline: 100 }));
    const behind = reasonOf(ask({ deadline: 60_000 }));
    expect(exchange.expire(10_099)).toBe(10_100);
    expect(exchange.expire(10_100)).toBeNull();
    expect(await Promise.all([head, behind])).toEqual(['timed out, sent true', 'stalled, sent true']);
    expect(exchange.why?.reason).toBe('stalled');
  });

  test('lets an asker leave without losing the turn of the others', async () => {
    const { exchange, ask } = started();
    const leaving = new AbortController();
    const left = ask({ signal: leaving.signal });
    const stays = ask();
    leaving.abort(new Error('closed the tab'));
    await expect(left).rejects.toThrow('closed the tab');
    expect(exchange.pending).toBe(2);
    exchange.receive(answer(0, 1));
    exchange.receive(answer(1, 2));
    expect(await stays).toBe(2);
  });

  test('sends nothing for a signal that is aborted already', async () => {
    const { sent, ask } = started();
    await expect(ask({ signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
    expect(sent).toEqual([]);
  });

  test('takes its listener off the signal when answered', async () => {
    const { exchange, ask } = started();
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const asked = ask({ signal });
    exchange.receive(answer(0, 1));
    await asked;
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  test('a body that does not parse costs its own request', async () => {
    const { exchange, ask } = started();
    const broken = ask({
      decode: () => {
        throw new WireError('broken', 0);
      },
    });
    const whole = ask();
    exchange.receive(answer(0, 1));
    exchange.receive(answer(1, 2));
    await expect(broken).rejects.toThrow(WireError);
    expect(await whole).toBe(2);
  });

  test('what cannot be encoded takes no place', async () => {
    const { exchange, ask } = started();
    const unsayable = exchange.ask({
      encode: () => {
        throw new RangeError('too large');
      },
      decode: () => 0,
      deadline: FOREVER,
    });
    await expect(unsayable).rejects.toThrow(RangeError);
    const next = ask();
    exchange.receive(answer(0, 7));
    expect(await next).toBe(7);
  });

  test('says of what was asked after the end that it was never sent', async () => {
    const { exchange, sent, ask } = started();
    const before = reasonOf(ask());
    exchange.close('closed');
    exchange.close('stalled');
    expect(await before).toBe('closed, sent true');
    expect(await reasonOf(ask())).toBe('closed, sent false');
    expect(sent).toEqual([0]);
  });

  test('goes on beyond the largest correlation id', async () => {
    const { exchange } = started();
    Object.assign(exchange, { nextId: 0x7fffffff });
    const ids: number[] = [];
    const ask = () =>
      exchange.ask({
        encode: (id) => {
          ids.push(id);
          return new Uint8Array(1);
        },
        decode: (body) => body.int32(),
        deadline: FOREVER,
      });
    const asked = [ask(), ask()];
    exchange.receive(answer(0x7fffffff, 1));
    exchange.receive(answer(0, 2));
    expect(await Promise.all(asked)).toEqual([1, 2]);
    expect(ids).toEqual([0x7fffffff, 0]);
  });
});
