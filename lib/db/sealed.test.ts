import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { open, seal } from './sealed';

const keyOf = (name: string) => ({ id: name, bytes: createHash('sha256').update(name).digest() });
const key = keyOf('one');
const place = { clusterId: 'c1', field: 'sasl.password' };

describe('a sealed secret', () => {
  test('opens in its own place and holds nothing readable', () => {
    const sealed = seal('CANARY-päss 🙂', place, key);
    expect(open(sealed, place, key)).toBe('CANARY-päss 🙂');
    expect(Buffer.from(sealed.ciphertext).includes('CANARY')).toBe(false);
  });

  test('does not open in another row or field', () => {
    const sealed = seal('x', place, key);
    expect(open(sealed, { ...place, clusterId: 'c2' }, key)).toBeNull();
    expect(open(sealed, { ...place, field: 'tls.key' }, key)).toBeNull();
  });

  test('does not open with another key, nor without one', () => {
    const sealed = seal('x', place, key);
    expect(open(sealed, place, keyOf('two'))).toBeNull();
    expect(open(sealed, place, { ...keyOf('two'), id: key.id })).toBeNull();
    expect(open(sealed, place, null)).toBeNull();
  });

  test('does not open once any byte of it changed', () => {
    const { keyId, ciphertext } = seal('x', place, key);
    for (let i = 0; i < ciphertext.length; i++) {
      const damaged = new Uint8Array(ciphertext);
      damaged[i]! ^= 1;
      expect(open({ keyId, ciphertext: damaged }, place, key)).toBeNull();
    }
  });

  test('is different bytes every time', () => {
    expect(seal('x', place, key).ciphertext).not.toEqual(seal('x', place, key).ciphertext);
  });
});
