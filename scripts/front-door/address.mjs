// Who calls: the other end of the socket or, behind proxies that the installation names, the one they speak for.
import { BlockList, isIP } from 'node:net';

/** @typedef {{ hops: number } | { ranges: BlockList } | null} TrustedProxy */

/**
 * SLUICE_TRUST_PROXY: how many proxies stand before the console, or the addresses and ranges (CIDR) that they have.
 * @param {string | undefined} text
 * @returns {TrustedProxy}
 */
export function readTrustedProxy(text) {
  if (!text) return null;
  if (/^[1-9]$/.test(text)) return { hops: Number(text) };
  const ranges = new BlockList();
  for (const range of text.split(',').map((each) => each.trim())) {
    const [ip = '', bits, more] = range.split('/');
    const version = isIP(ip);
    const width = version === 4 ? 32 : 128;
    const length = bits === undefined ? width : Number(bits);
    if (version === 0 || more !== undefined || !/^\d*$/.test(bits ?? '') || bits === '' || length > width) {
      throw new Error('SLUICE_TRUST_PROXY must be a number of proxies (1 to 9) or ranges such as 10.0.0.0/8');
    }
    ranges.addSubnet(ip, length, version === 4 ? 'ipv4' : 'ipv6');
  }
  return { ranges };
}

/**
 * The address of whoever calls. Each proxy appends the address that it was called from to X-Forwarded-For, so it is
 * read from its end; what stands further to the left than the trusted proxies wrote is the caller's own invention.
 * @param {import('node:http').IncomingMessage} request
 * @param {TrustedProxy} trusted
 * @returns {string}
 */
export function callerAddress(request, trusted) {
  const peer = plain(request.socket.remoteAddress ?? '');
  if (trusted === null) return peer;
  const header = (request.headersDistinct['x-forwarded-for'] ?? []).join(',');
  const told = header === '' ? [] : header.split(',').map((each) => plain(withoutPort(each.trim())));
  const chain = [...told, peer];
  if ('hops' in trusted) return valid(chain.at(-1 - trusted.hops) ?? chain[0], peer);
  let caller = peer;
  for (const address of chain.reverse()) {
    if (isIP(address) === 0) break;
    caller = address;
    if (!trusted.ranges.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')) break;
  }
  return caller;
}

const valid = (/** @type {string | undefined} */ address, /** @type {string} */ otherwise) =>
  address !== undefined && isIP(address) !== 0 ? address : otherwise;

/** Some proxies add the port: "10.0.0.1:4711", "[2001:db8::1]:4711".  @param {string} text */
const withoutPort = (text) => text.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');

/** Without an IPv6 zone; and an IPv4 address that came in on an IPv6 socket, as IPv4.  @param {string} address */
const plain = (address) => address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
