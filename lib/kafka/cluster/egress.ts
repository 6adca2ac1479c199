import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { ConnectionError } from '@/lib/kafka/protocol/errors';

/** Where this process may connect to. Part of the installation's configuration, never of a saved cluster's. */
export type EgressPolicy = {
  /** Brokers on the console's own machine: fine on a laptop, a way to its other ports elsewhere. */
  readonly allowLoopback: boolean;
  /** Ranges such as "10.0.0.0/8", outside of which nothing may be connected to; absent: anywhere that is not refused. */
  readonly ranges?: readonly string[];
  /** Where the console itself listens: what reaches it from within would come from a trusted place. */
  readonly ownPorts?: readonly number[];
};

/** What the ranges hold. Throws for one that is not written as address/bits. */
export function readRanges(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [ip = '', bits = '', more] = range.split('/');
    const version = isIP(ip);
    const width = version === 4 ? 32 : 128;
    if (version === 0 || more !== undefined || !/^\d{1,3}$/.test(bits) || Number(bits) > width) {
      throw new Error(`"${range}" is not a range such as 10.0.0.0/8`);
    }
    list.addSubnet(ip, Number(bits), version === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

const readOnce = new WeakMap<readonly string[], BlockList>();

function isInRanges(ip: string, family: 'ipv4' | 'ipv6', ranges: readonly string[]): boolean {
  const list = readOnce.get(ranges) ?? readRanges(ranges);
  readOnce.set(ranges, list);
  return list.check(ip, family);
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** No Kafka broker has such an address, and what answers there may hand out credentials (cloud metadata). */
const never = new BlockList();
never.addSubnet('0.0.0.0', 8, 'ipv4'); // "this host": connects to loopback on Linux
never.addSubnet('169.254.0.0', 16, 'ipv4'); // link-local, where AWS, Azure, Google and others serve metadata
never.addSubnet('224.0.0.0', 4, 'ipv4'); // multicast
never.addSubnet('240.0.0.0', 4, 'ipv4'); // reserved, and broadcast
never.addAddress('100.100.100.200', 'ipv4'); // metadata of Alibaba Cloud
never.addAddress('168.63.129.16', 'ipv4'); // Azure's wire server
never.addAddress('192.0.0.192', 'ipv4'); // metadata of Oracle Cloud, older
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6'); // link-local
never.addSubnet('fec0::', 10, 'ipv6'); // site-local, deprecated
never.addSubnet('ff00::', 8, 'ipv6'); // multicast
never.addAddress('fd00:ec2::254', 'ipv6'); // metadata of AWS
never.addAddress('fd20:ce::254', 'ipv6'); // metadata of Google Cloud

/** IPv6 forms that reach an IPv4 address, by how many leading bits say so: the IPv4 address follows. */
const embeddings: [prefix: string, bytes: number][] = [
  ['00000000000000000000ffff', 12], // ::ffff:a.b.c.d, mapped
  ['000000000000000000000000', 12], // ::a.b.c.d, compatible, deprecated
  ['0064ff9b0000000000000000', 12], // 64:ff9b::a.b.c.d, NAT64
  ['2002', 2], // 2002:ab:cd::, 6to4
];

/** Whether `ip`, an address and not a name, may be connected to; the answer is why not, or null. */
export function refusalOf(ip: string, policy: EgressPolicy): string | null {
  const family = isIP(ip);
  if (family === 0) return 'is not an IP address';
  if (family === 4) return refusalOfIpv4(ip, policy);
  const bytes = ipv6Bytes(ip);
  if (bytes === null) return 'is not an IP address';
  const plain = ipv6Text(bytes);
  if (never.check(plain, 'ipv6')) return 'is a link-local, multicast or cloud metadata address';
  if (loopback.check(plain, 'ipv6')) return policy.allowLoopback ? null : loopbackRefusal;
  const hex = bytes.toString('hex');
  for (const [prefix, at] of embeddings) {
    if (hex.startsWith(prefix)) return refusalOfIpv4(bytes.subarray(at, at + 4).join('.'), policy);
  }
  return policy.ranges && !isInRanges(plain, 'ipv6', policy.ranges) ? rangesRefusal : null;
}

const loopbackRefusal = 'is a loopback address, which this installation allows only with SLUICE_ALLOW_LOOPBACK=1';

const rangesRefusal = 'is outside of what this installation allows with SLUICE_EGRESS_ALLOW';

function refusalOfIpv4(ip: string, policy: EgressPolicy): string | null {
  if (never.check(ip, 'ipv4')) return 'is a link-local, multicast, reserved or cloud metadata address';
  if (loopback.check(ip, 'ipv4')) return policy.allowLoopback ? null : loopbackRefusal;
  return policy.ranges && !isInRanges(ip, 'ipv4', policy.ranges) ? rangesRefusal : null;
}

/** Whether `ip` is this machine, by whatever name: its own port there is the console. */
function isHere(ip: string): boolean {
  const plain = ip.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (loopback.check(plain, isIP(plain) === 4 ? 'ipv4' : 'ipv6')) return true;
  return Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === plain));
}

/**
 * Resolves `host` once and answers with the addresses that may be connected to: the socket goes there and nowhere else,
 * so that a name cannot point to something other after the check. One forbidden address among several refuses the
 * name. Throws ConnectionError 'address not found' or 'address not allowed'.
 */
export async function resolveAllowed(host: string, policy: EgressPolicy, port?: number): Promise<string[]> {
  const ips = isIP(host) ? [host] : await addressesOf(host);
  const isOwnPort = port !== undefined && policy.ownPorts?.includes(port);
  for (const ip of ips) {
    const refusal = refusalOf(ip, policy) ?? (isOwnPort && isHere(ip) ? 'is Sluice itself on this port' : null);
    if (refusal === null) continue;
    const subject = ip === host ? ip : `${ip}, the address of ${host},`;
    throw new ConnectionError('address not allowed', { sent: false, message: `${subject} ${refusal}` });
  }
  return ips;
}

async function addressesOf(host: string): Promise<string[]> {
  try {
    const found = await lookup(host, { all: true });
    if (found.length > 0) return found.map(({ address }) => address);
  } catch (cause) {
    throw new ConnectionError('address not found', { sent: false, cause });
  }
  throw new ConnectionError('address not found', { sent: false });
}

/** The 16 bytes of an IPv6 address without its zone, or null. */
function ipv6Bytes(ip: string): Buffer | null {
  // The URL parser writes every spelling (dotted tail, zeros, capitals) in the one of RFC 5952, without dots.
  const [bare = ''] = ip.split('%');
  if (!URL.canParse(`http://[${bare}]/`)) return null;
  const [head = '', tail] = new URL(`http://[${bare}]/`).hostname.slice(1, -1).split('::');
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const left = groups(head);
  const right = groups(tail);
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  const all = [...left, ...(tail === undefined ? [] : zeros), ...right];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function ipv6Text(bytes: Buffer): string {
  return (bytes.toString('hex').match(/.{4}/g) ?? []).join(':');
}
