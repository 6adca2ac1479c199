import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

import { AppError } from '@/lib/errors';

// 64 MiB and about a quarter of a second each: costly for whoever guesses, and so never many at once here.
const COST = { N: 2 ** 16, r: 8, p: 1 };
const AT_ONCE = 2;
/** Who comes after so many is told to come again. */
const IN_LINE = 40;

type Cost = typeof COST;

declare global {
  var __sluiceHashing: { running: number; waiting: (() => void)[] } | undefined;
}

/** "scrypt$N$r$p$salt$hash": a later, dearer cost leaves old hashes readable. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, 32, COST);
  return format(salt, hash);
}

const format = (salt: Buffer, hash: Buffer): string =>
  ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [kind, N, r, p, salt, hash] = stored.split('$');
  if (kind !== 'scrypt' || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(expected, await derive(password, Buffer.from(salt, 'base64url'), expected.length, cost));
}

/** A hash that no password fits: verifying against it costs what a real one does, so a missing user is not faster. */
export const decoyHash = (): string => format(randomBytes(16), randomBytes(32));

async function derive(password: string, salt: Buffer, length: number, cost: Cost): Promise<Buffer> {
  const queue = (globalThis.__sluiceHashing ??= { running: 0, waiting: [] });
  if (queue.waiting.length >= IN_LINE) {
    const message = 'Many people are signing in just now. Try again in a few seconds.';
    throw new AppError('THROTTLED', message, { details: { retryAfter: 5 } });
  }
  if (queue.running >= AT_ONCE) await new Promise<void>((go) => queue.waiting.push(go));
  else queue.running++;
  try {
    return await new Promise((resolve, reject) => {
      // NFKC: the same password typed on another keyboard must be the same bytes.
      scrypt(password.normalize('NFKC'), salt, length, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  } finally {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running--;
  }
}

const words =
  /^(password|passwort|passwd|pass|admin|administrator|root|user|guest|login|welcome|letmein|changeme|change|secret|qwerty|qwertz|qwertyuiop|asdfghjkl|azerty|zxcvbnm|iloveyou|monkey|dragon|master|sunshine|princess|football|baseball|superman|abc|test|default|kafka|sluice|me|it|now|my|the|is)+$/;
const rows = [
  '01234567890123456789',
  '98765432109876543210',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
];
const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** Why this password would be guessed early, or null. Length is the contract's matter. */
export function weakness(password: string, username: string): string | null {
  const text = password.toLowerCase();
  const letters = (from: string) => from.replaceAll(/[^a-z]/g, '');
  const spelled = letters(text.replaceAll(/[0134579@$]/g, (char) => leet[char] ?? ''));
  if (new Set(text).size < 5) return 'repeats the same few characters';
  if (rows.some((row) => row.includes(text))) return 'is a row of neighbouring keys';
  if (words.test(letters(text)) || words.test(spelled)) return 'is one of the first that would be guessed';
  const name = username.toLowerCase();
  if (name.length >= 3 && text.includes(name) && text.length - name.length < 8) return 'is nearly the user name';
  return null;
}
