import { describe, expect, test } from 'vitest';
import { SecurityInput } from './clusters';

const plain = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
const password = { mechanism: 'PLAIN', username: 'sluice', password: 'x' };
const tokens = {
  mechanism: 'OAUTHBEARER',
  endpoint: { url: 'https://idp.example.org/token', clientId: 'sluice', clientSecret: 'x', scope: null, ca: null },
  extensions: '',
};
const accepts = (security: unknown) => SecurityInput.safeParse(security).success;
const withEndpoint = (more: object) => ({ ...plain, sasl: { ...tokens, endpoint: { ...tokens.endpoint, ...more } } });
const withExtensions = (extensions: string) => ({ ...plain, sasl: { ...tokens, extensions } });

describe('how a cluster is reached', () => {
  test('is one of the known ways', () => {
    expect([plain, { ...plain, sasl: password }, { ...plain, sasl: tokens }].map(accepts)).toEqual([true, true, true]);
    expect(accepts({ ...plain, sasl: { ...tokens, endpoint: null, token: 'abc' } })).toBe(true);
    expect(accepts({ ...plain, sasl: { ...password, mechanism: 'GSSAPI' } })).toBe(false);
    expect(accepts({ ...plain, sasl: { ...password, mechanism: 'OAUTHBEARER' } })).toBe(false);
  });

  test('takes no key that it does not know, wherever it is put', () => {
    const names = ['sasl.jaas.config', 'config.providers', 'ssl.keystore.location', '__proto__', 'constructor'];
    for (let i = 0; i < 2_000; i++) names.push(`key${(i * 7919).toString(36)}.${i}`);
    for (const name of names) {
      const extra = JSON.parse(`{${JSON.stringify(name)}: "file:///etc/passwd"}`);
      const places: object[] = [
        mixed(plain, extra),
        { ...plain, tls: mixed(plain.tls, extra) },
        { ...plain, sasl: mixed(password, extra) },
        { ...plain, sasl: mixed(tokens, extra) },
        { ...plain, sasl: { ...tokens, endpoint: mixed(tokens.endpoint, extra) } },
      ];
      expect(places.map(accepts)).toEqual([false, false, false, false, false]);
    }
  });

  test('gets tokens over http and https alone', () => {
    for (const url of ['http://127.0.0.1:8080/token', 'https://idp/oauth2/v1/token?x=1']) {
      expect(accepts(withEndpoint({ url }))).toBe(true);
    }
    const hostile = [
      'file:///etc/passwd',
      'ldap://x/',
      'javascript:1',
      '/token',
      'https://user:pw@idp/',
      'https://i/#x',
    ];
    expect(hostile.map((url) => accepts(withEndpoint({ url })))).toEqual(hostile.map(() => false));
  });

  test('has extensions with names that SASL allows', () => {
    const good = ['', 'logicalCluster=lkc-1', 'logicalCluster=lkc-1, identityPoolId=pool-2'];
    const bad = ['x', '=x', 'a=1,', 'auth=Bearer x', 'a=1, auth=x', 'a-b=1', 'a=\u0001auth=Bearer x', 'a=\n'];
    expect(good.map((text) => accepts(withExtensions(text)))).toEqual(good.map(() => true));
    expect(bad.map((text) => accepts(withExtensions(text)))).toEqual(bad.map(() => false));
  });
});

/** As JSON.parse makes it: `__proto__` is a key like any other. */
function mixed(target: object, extra: object): object {
  const all = [...Object.entries(target), ...Object.entries(extra)];
  return JSON.parse(`{${all.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`);
}
