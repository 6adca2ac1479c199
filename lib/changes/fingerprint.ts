import { createHash } from 'node:crypto';

/** A digest of plain JSON. The caller gives lists in a fixed order; keys are in the order that the code writes them. */
export function fingerprint(state: unknown): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url');
}
