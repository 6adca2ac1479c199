import 'server-only';

import { type EncryptionKey, env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { openWith, type Place, type Sealed, sealWith } from '@/scripts/seal.mjs';

export type { Place, Sealed };

export const seal = (text: string, place: Place, key = requireKey()): Sealed => sealWith(text, place, key);

/** The text, or null when the key at hand is another one or the bytes are not as they were sealed. */
export const open = (sealed: Sealed, place: Place, key = env().encryptionKey): string | null =>
  openWith(sealed, place, key);

function requireKey(): EncryptionKey {
  const key = env().encryptionKey;
  if (key) return key;
  throw new AppError('UNAVAILABLE', 'Secrets cannot be stored: this console runs without SLUICE_ENCRYPTION_KEY.');
}
