import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { callerAddress, readTrustedProxy } from './address.mjs';

const caller = (trust: string | undefined, peer: string, ...forwarded: string[]) => {
  const headersDistinct = forwarded.length > 0 ? { 'x-forwarded-for': forwarded } : {};
  const request = { socket: { remoteAddress: peer }, headersDistinct } as unknown as IncomingMessage;
  return callerAddress(request, readTrustedProxy(trust));
};

describe('who calls', () => {
  test('is the other end of the socket where no proxy is trusted', () => {
    expect(caller(undefined, '10.0.0.1', '1.2.3.4')).toBe('10.0.0.1');
    expect(caller('', '::ffff:10.0.0.1')).toBe('10.0.0.1');
    expect(caller(undefined, 'fe80::1%eth0')).toBe('fe80::1');
  });

  test('is as many places from the end as there are proxies', () => {
    expect(caller('1', '10.0.0.1', '6.6.6.6, 1.2.3.4')).toBe('1.2.3.4');
    expect(caller('2', '10.0.0.1', '6.6.6.6, 1.2.3.4', '10.0.0.2')).toBe('1.2.3.4');
    expect(caller('1', '10.0.0.1', '1.2.3.4:5555')).toBe('1.2.3.4');
    expect(caller('1', '10.0.0.1', '[2001:db8::1]:5555')).toBe('2001:db8::1');
    expect(caller('1', '10.0.0.1', '2001:db8::1')).toBe('2001:db8::1');
  });

  test('is the proxy itself where it told nothing, or nothing that is an address', () => {
    for (const told of [[], ['unknown'], ['"1.2.3.4"'], ['1.2.3.4\n'], ['']])
      expect(['10.0.0.1', '1.2.3.4']).toContain(caller('1', '10.0.0.1', ...told));
    expect(caller('1', '10.0.0.1', 'a, <script>')).toBe('10.0.0.1');
  });

  test('is the first, from the end, that is none of the trusted', () => {
    const trust = '10.0.0.0/8, ::1, fd00::/8';
    expect(caller(trust, '10.0.0.1', '6.6.6.6, 1.2.3.4, 10.9.9.9')).toBe('1.2.3.4');
    expect(caller(trust, '::1', '2001:db8::9')).toBe('2001:db8::9');
    expect(caller(trust, '192.168.0.1', '1.2.3.4')).toBe('192.168.0.1');
    expect(caller(trust, '10.0.0.1', 'nonsense, 10.0.0.7')).toBe('10.0.0.7');
    expect(caller(trust, '10.0.0.1', '10.0.0.9, 10.0.0.7')).toBe('10.0.0.9');
  });
});

test.each(['yes', '0', '10', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0', 'proxy.example', '10.0.0.0/-1'])(
  '%s is not a trusted proxy',
  (text) => expect(() => readTrustedProxy(text)).toThrow(/^SLUICE_TRUST_PROXY must be/),
);
