import { AppError } from '@/lib/errors';
import type { Address } from './config';

const DEFAULT_PORT = 9092;
const MAX_SEEDS = 50;

/**
 * Reads "host:port, host2:port" as people write it: commas, blanks or lines between, IPv6 in brackets, the port
 * defaults to 9092, repeated ones count once. Throws AppError BAD_INPUT whose sentence names the part that is wrong.
 */
export function parseBootstrapServers(text: string): Address[] {
  const seeds = new Map<string, Address>();
  for (const part of text.split(/[\s,]+/)) {
    if (part === '') continue;
    const address = parseAddress(part);
    seeds.set(addressText(address), address);
  }
  if (seeds.size === 0) throw bad('At least one bootstrap server is needed, as host:port.');
  if (seeds.size > MAX_SEEDS) throw bad(`${seeds.size} bootstrap servers are more than the ${MAX_SEEDS} allowed.`);
  return [...seeds.values()];
}

/** "host:port", with brackets around an IPv6 address. */
export function addressText({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function parseAddress(text: string): Address {
  const scheme = /^([a-z][a-z0-9+_.-]*):\/\//i.exec(text);
  if (scheme) throw bad(`"${text}" starts with "${scheme[0]}": leave it out, only host:port is wanted.`);
  const bracketed = /^\[([0-9a-f:.]+)\](?::(.*))?$/i.exec(text);
  if (bracketed) return { host: bracketed[1]!.toLowerCase(), port: parsePort(bracketed[2], text) };
  const colons = text.split(':').length - 1;
  if (colons > 1) throw bad(`"${text}" has too many colons: write an IPv6 address in brackets, as in [::1]:9092.`);
  const [host = '', port] = text.split(':');
  if (host === '') throw bad(`"${text}" has no host before the colon.`);
  if (host.length > 253 || !/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_.])?$/i.test(host)) {
    throw bad(`"${host}" is not a host name: letters, digits, ".", "-" and "_" only.`);
  }
  return { host: host.toLowerCase(), port: parsePort(port, text) };
}

function parsePort(port: string | undefined, text: string): number {
  if (port === undefined) return DEFAULT_PORT;
  const value = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (value < 1 || value > 65_535) throw bad(`"${text}" needs a port from 1 to 65535 after the colon.`);
  return value;
}

function bad(message: string): AppError {
  return new AppError('BAD_INPUT', message, { details: { fields: { bootstrapServers: message } } });
}
