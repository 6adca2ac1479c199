import { describe, expect, test } from 'vitest';
import { ConnectionError } from '@/lib/kafka/protocol/errors';
import { readRanges, refusalOf, resolveAllowed } from './egress';
import { parseBootstrapServers } from './seeds';

const strict = { allowLoopback: false };
const laptop = { allowLoopback: true };

const forbidden = [
  '0.0.0.0',
  '0.1.2.3',
  '169.254.169.254',
  '169.254.0.1',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  'fe80::1',
  'fe80::1%eth0',
  'febf::1',
  'fec0::1',
  'ff02::1',
  'fd00:ec2::254',
  'FD00:0EC2:0000:0000:0000:0000:0000:0254',
  'fd20:ce::254',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '0:0:0:0:0:ffff:169.254.169.254',
  '::169.254.169.254',
  '64:ff9b::169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
  '::ffff:0.0.0.0',
  '::ffff:224.0.0.1',
];
const loopbacks = [
  '127.0.0.1',
  '127.1.2.3',
  '::1',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
];
const fine = [
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '8.8.8.8',
  '169.253.1.1',
  '2001:db8::1',
  'fd00::1',
  '::ffff:10.0.0.1',
];

describe('egress', () => {
  test.each(forbidden)('never connects to %s', (ip) => {
    expect(refusalOf(ip, strict)).not.toBeNull();
    expect(refusalOf(ip, laptop)).not.toBeNull();
  });

  test.each(loopbacks)('connects to %s only where loopback is allowed', (ip) => {
    expect(refusalOf(ip, strict)).toContain('SLUICE_ALLOW_LOOPBACK');
    expect(refusalOf(ip, laptop)).toBeNull();
  });

  test.each(fine)('connects to %s', (ip) => {
    expect(refusalOf(ip, strict)).toBeNull();
  });

  // What inet_aton would read as 127.0.0.1 or 169.254.169.254: resolved or refused, the check sees the real address.
  test.each([
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '2852039166',
    '0xa9fea9fe',
    '0251.0376.0251.0376',
    'localhost',
  ])('does not let %s through as a name', async (host) => {
    const failed = await resolveAllowed(host, strict).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ConnectionError);
    expect(['address not allowed', 'address not found']).toContain((failed as ConnectionError).reason);
  });

  test('answers with the address itself when it is one', async () => {
    expect(await resolveAllowed('127.0.0.1', laptop)).toEqual(['127.0.0.1']);
  });

  test('names the address behind a refused name', async () => {
    await expect(resolveAllowed('localhost', strict)).rejects.toThrow(/the address of localhost/);
  });

  test('says when a name has no address', async () => {
    const failed = await resolveAllowed('no-such-host.invalid', laptop).catch((error: unknown) => error);
    expect((failed as ConnectionError).reason).toBe('address not found');
  });

  test('with ranges, connects to nothing outside of them, in whatever spelling', () => {
    const within = { allowLoopback: false, ranges: ['10.0.0.0/8', '2001:db8::/32'] };
    for (const ip of ['10.1.2.3', '::ffff:10.1.2.3', '64:ff9b::10.1.2.3', '2001:db8::9'])
      expect(refusalOf(ip, within), ip).toBeNull();
    for (const ip of ['11.0.0.1', '::ffff:11.0.0.1', '2001:db9::1', '8.8.8.8', 'fd00::1'])
      expect(refusalOf(ip, within), ip).toContain('SLUICE_EGRESS_ALLOW');
    // What is never allowed stays so, even where a range holds it.
    const wide = { allowLoopback: false, ranges: ['0.0.0.0/0', '::/0'] };
    for (const ip of [...forbidden, ...loopbacks]) expect(refusalOf(ip, wide), ip).not.toBeNull();
    for (const bad of ['10.0.0.0', '10.0.0.0/33', 'all', '10.0.0.0/8/8', '/8'])
      expect(() => readRanges([bad])).toThrow(/not a range/);
  });

  test('does not connect to the console’s own port on this machine', async () => {
    const own = { allowLoopback: true, ownPorts: [3000] };
    for (const host of ['127.0.0.1', 'localhost', '127.9.9.9', '::1', '::ffff:127.0.0.1'])
      await expect(resolveAllowed(host, own, 3000), host).rejects.toThrow(/is Sluice itself on this port/);
    expect(await resolveAllowed('127.0.0.1', own, 9092)).toEqual(['127.0.0.1']);
    expect(await resolveAllowed('8.8.8.8', own, 3000)).toEqual(['8.8.8.8']);
  });

  test('a dot at the end of a name hides nothing', async () => {
    const failed = await resolveAllowed('localhost.', strict).catch((error: unknown) => error);
    expect((failed as ConnectionError).reason).toMatch(/^address not (allowed|found)$/);
  });

  test.each([
    'http://169.254.169.254',
    'user@169.254.169.254:9092',
    'kafka:9092@169.254.169.254',
    'kafka#@169.254.169.254',
    'kafka/../x:9092',
    'kafka\\@x',
    '169.254.169.254%00.example',
    '[fe80::1%25eth0]:9092',
    '①⑥⑨.254.169.254',
    'kafka:0',
    'kafka:99999',
  ])('%s is no bootstrap server', (text) => expect(() => parseBootstrapServers(text)).toThrow());
});
