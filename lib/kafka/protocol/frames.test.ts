import { describe, expect, test } from 'vitest';
import { ConnectionError } from './errors';
import { Frames } from './frames';

function frame(...body: number[]): Buffer {
  const size = Buffer.alloc(4);
  size.writeInt32BE(body.length);
  return Buffer.concat([size, Buffer.from(body)]);
}

function read(chunks: Uint8Array[], limit?: number): string[] {
  const found: string[] = [];
  const frames = new Frames((bytes, start, end) => {
    found.push(Buffer.from(bytes.subarray(start, end)).toString('hex'));
    bytes.fill(0xdd, start, end); // The loan is over: what still points here would show.
  }, limit);
  for (const chunk of chunks) frames.push(Buffer.from(chunk));
  return found;
}

function reasonOf(bytes: Uint8Array, limit?: number): string | null {
  try {
    read([bytes], limit);
    return null;
  } catch (error) {
    return error instanceof ConnectionError ? error.reason : String(error);
  }
}

const stream = Buffer.concat([frame(1, 2, 3, 4), frame(5, 6, 7, 8, 9, 10, 11, 12, 13), frame(14, 15, 16, 17, 18)]);
const expected = ['01020304', '05060708090a0b0c0d', '0e0f101112'];

describe('frames', () => {
  test('come out the same wherever the stream is cut in two', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      expect(read([stream.subarray(0, cut), stream.subarray(cut)])).toEqual(expected);
    }
  });

  test('come out the same wherever the stream is cut in three', () => {
    for (let a = 0; a <= stream.length; a++) {
      for (let b = a; b <= stream.length; b++) {
        expect(read([stream.subarray(0, a), stream.subarray(a, b), stream.subarray(b)])).toEqual(expected);
      }
    }
  });

  test('come out the same byte by byte', () => {
    expect(read([...stream].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  test('larger than what is kept are gathered whole', () => {
    const body = Buffer.alloc(3 * 1024 * 1024, 7);
    const size = Buffer.alloc(4);
    size.writeInt32BE(body.length);
    const all = Buffer.concat([size, body, frame(1, 2, 3, 4)]);
    const chunks: Buffer[] = [];
    for (let at = 0; at < all.length; at += 65_536) chunks.push(all.subarray(at, at + 65_536));
    const [large, small] = read(chunks);
    expect(large === body.toString('hex')).toBe(true);
    expect(small).toBe('01020304');
  });

  test.each([
    ['an HTTP server', Buffer.from('HTTP/1.1 400 Bad Request\r\n'), 'not Kafka'],
    ['an SSH server', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'), 'not Kafka'],
    ['an FTP server', Buffer.from('220 ready\r\n'), 'not Kafka'],
    ['a TLS alert', Buffer.from('15030300020250', 'hex'), 'TLS expected'],
    ['a TLS alert of TLS 1.0', Buffer.from('15030100020246', 'hex'), 'TLS expected'],
    ['a size below zero', Buffer.from('ffffffff00', 'hex'), 'not Kafka'],
    ['a size of zero', Buffer.from('0000000000', 'hex'), 'not Kafka'],
    ['two gigabytes', Buffer.from('7fffffff00', 'hex'), 'frame too large'],
    ['one byte over the limit', Buffer.from('0000000900', 'hex'), 'frame too large'],
    ['the limit itself', Buffer.from('0000000800', 'hex'), null],
  ])('names %s', (_, bytes, reason) => {
    expect(reasonOf(bytes, 8)).toBe(reason);
  });

  test('after the first, a senseless size means lost step rather than another protocol', () => {
    expect(reasonOf(Buffer.concat([frame(1, 2, 3, 4), Buffer.from('ffffffff', 'hex')]))).toBe('out of order');
    expect(reasonOf(Buffer.concat([frame(1, 2, 3, 4), Buffer.from('HTTP')]))).toBe('frame too large');
  });

  test('stop in the middle of a chunk when told to', () => {
    const found: number[] = [];
    const frames: Frames = new Frames((bytes, start) => {
      found.push(bytes[start]!);
      frames.stop();
    });
    frames.push(Buffer.from(stream));
    expect(found).toEqual([1]);
  });
});
