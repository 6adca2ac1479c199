import 'server-only';

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { type EncryptionKey, env } from '@/lib/env';
import { AppError } from '@/lib/errors';

const NONCE = 12;
const TAG = 16;

export type Sealed = { keyId: string; ciphertext: Uint8Array<ArrayBuffer> };
/** Whose secret it is: sealed in, so that a ciphertext moved to another row does not open. */
export type Place = { clusterId: string; field: string };

const placeBytes = ({ clusterId, field }: Place) => Buffer.from(JSON.stringify([clusterId, field]));

/** AES-256-GCM: nonce, ciphertext, tag. */
export function seal(text: string, place: Place, key = requireKey()): Sealed {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(placeBytes(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { keyId: key.id, ciphertext: new Uint8Array(Buffer.concat([nonce, body, cipher.getAuthTag()])) };
}

/** The text, or null when the key at hand is another one or the bytes are not as they were sealed. */
export function open({ keyId, ciphertext }: Sealed, place: Place, key = env().encryptionKey): string | null {
  if (key?.id !== keyId || ciphertext.length < NONCE + TAG) return null;
  const bytes = Buffer.from(ciphertext);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, NONCE)).setAAD(placeBytes(place));
    decipher.setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function requireKey(): EncryptionKey {
  const key = env().encryptionKey;
  if (key) return key;
  throw new AppError('UNAVAILABLE', 'Secrets cannot be stored: this console runs without SLUICE_ENCRYPTION_KEY.');
}
