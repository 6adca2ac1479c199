// Which names in the Host header are this server. A name that is not could be another site's, pointed here (DNS
// rebinding), and ends up in links and redirects. Numbers cannot be pointed anywhere.
import { isIP } from 'node:net';
import { hostname } from 'node:os';

/** @typedef {{ publicHost: string | null, own: readonly string[] }} Hosts */

/**
 * @param {{ host?: string, publicUrl?: string | undefined }} settings `host` is what the server listens on
 * @returns {Hosts}
 */
export function readHosts({ host, publicUrl }) {
  if (publicUrl && !URL.canParse(publicUrl)) {
    throw new Error('SLUICE_URL must look like https://sluice.example.org, without a path');
  }
  const publicHost = publicUrl ? new URL(publicUrl).hostname : null;
  const named = publicHost === null ? [host, hostname()] : [publicHost];
  return { publicHost, own: ['localhost', ...named.flatMap((name) => (name ? [bare(name)] : []))] };
}

/**
 * The port is not compared: in front of a container it is another one.
 * @param {string} given the Host header
 * @param {string | undefined} localAddress where the connection came in: what probes of an orchestrator ask for
 * @param {Hosts} hosts
 */
export function isOurHost(given, localAddress, { publicHost, own }) {
  if (!/^(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(given)) return false;
  const name = bare(given.replace(/:\d{1,5}$/, ''));
  if (own.includes(name)) return true;
  if (isIP(name) === 0) return false;
  return publicHost === null || isLoopback(name) || name === localAddress?.replace(/^::ffff:/, '');
}

const bare = (/** @type {string} */ name) =>
  name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
const isLoopback = (/** @type {string} */ ip) => ip === '::1' || ip.startsWith('127.');
