// How secrets are kept: AES-256-GCM with the installation's key, bound to where they belong. For the console and for
// the command that changes the key.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * @typedef {{ readonly id: string, readonly bytes: Buffer }} EncryptionKey
 * @typedef {{ clusterId: string, field: string }} Place whose secret it is: a ciphertext moved elsewhere does not open
 * @typedef {{ keyId: string, ciphertext: Uint8Array<ArrayBuffer> }} Sealed nonce, ciphertext, tag
 */

/** @param {Buffer} bytes @returns {EncryptionKey} */
export const withId = (bytes) => ({
  id: createHash('sha256').update('sluice key id').update(bytes).digest('hex').slice(0, 16),
  bytes,
});

/**
 * The key that hex or base64 text holds; null for anything but 32 bytes that may be random.
 * @param {string} text
 * @returns {EncryptionKey | null}
 */
export function readKey(text) {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  // Text is not random, whatever it says.
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  return bytes.length !== 32 || isText || bytes.every((byte) => byte === bytes[0]) ? null : withId(bytes);
}

/** @param {string} text @param {Place} place @param {EncryptionKey} key @returns {Sealed} */
export function sealWith(text, place, key) {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(placeBytes(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { keyId: key.id, ciphertext: new Uint8Array(Buffer.concat([nonce, body, cipher.getAuthTag()])) };
}

/**
 * The text, or null when it was sealed with another key or the bytes are not as they were sealed.
 * @param {{ keyId: string, ciphertext: Uint8Array }} sealed
 * @param {Place} place
 * @param {EncryptionKey | null} key
 * @returns {string | null}
 */
export function openWith({ keyId, ciphertext }, place, key) {
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

const placeBytes = (/** @type {Place} */ { clusterId, field }) => Buffer.from(JSON.stringify([clusterId, field]));
