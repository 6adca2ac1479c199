import { WireError } from '../errors';

/** An unsigned number of up to six bytes at `position`, least significant first; WireError where they end too early. */
export function littleEndian(bytes: Uint8Array, position: number, length: number): number {
  if (bytes.length - position < length) throw new WireError('cut in a number', bytes.length);
  let value = 0;
  for (let i = length - 1; i >= 0; i--) value = value * 256 + bytes[position + i]!;
  return value;
}
