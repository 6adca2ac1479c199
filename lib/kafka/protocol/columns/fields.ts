import { WireError } from '../errors';
import type { Reader } from '../reader';
import type { Writer } from '../writer';

/** The fields that every columnar reader meets, in the plain form and in that of flexible versions (KIP-482). */

/** The number of items of a list; -1 is null. Held against the bytes left before memory is taken for it. */
export function count(from: Reader, flexible: boolean, itemBytes: number): number {
  const items = flexible ? from.uvarint() - 1 : from.int32();
  if (items < -1 || items * itemBytes > from.left) {
    throw new WireError(`a list of ${items} in ${from.left} bytes`, from.position);
  }
  return items;
}

/** As `count`, where null may not stand. */
export function length(from: Reader, flexible: boolean, itemBytes: number): number {
  const items = count(from, flexible, itemBytes);
  if (items < 0) throw new WireError('null in place of a list', from.position);
  return items;
}

export function text(from: Reader, flexible: boolean): string {
  const read = nullableText(from, flexible);
  if (read === null) throw new WireError('null in place of a text', from.position);
  return read;
}

export function nullableText(from: Reader, flexible: boolean): string | null {
  const bytes = flexible ? from.uvarint() - 1 : from.int16();
  if (bytes < -1) throw new WireError(`a text of ${bytes} bytes`, from.position);
  return bytes < 0 ? null : from.text(bytes);
}

/** Steps over a text that nobody reads. */
export function skipNullableText(from: Reader, flexible: boolean): void {
  const bytes = flexible ? from.uvarint() - 1 : from.int16();
  if (bytes < -1) throw new WireError(`a text of ${bytes} bytes`, from.position);
  if (bytes > 0) from.skip(bytes);
}

/** Ends a struct: none of these messages has a tagged field that is read. */
export function skipTags(from: Reader, flexible: boolean): void {
  if (!flexible) return;
  for (let tags = from.uvarint(); tags > 0; tags--) {
    from.uvarint();
    from.skip(from.uvarint());
  }
}

export function putLength(to: Writer, flexible: boolean, items: number): void {
  if (flexible) to.uvarint(items + 1);
  else to.int32(items);
}

export function putText(to: Writer, flexible: boolean, value: string): void {
  const bytes = Buffer.byteLength(value);
  if (flexible) to.uvarint(bytes + 1);
  else to.int16(bytes);
  to.text(value, bytes);
}
