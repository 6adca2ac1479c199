import { describe, expect, it } from 'vitest';

import type { Payload, RecordRow } from '@/lib/contract/messages';

import { headersJson, kcatCommand, payloadText, recordJson } from './copy-formats';

const payload = (format: Payload['format'], text = '', bytes: string | null = null): Payload => ({
  format,
  text,
  size: text.length,
  truncated: false,
  problem: null,
  bytes,
});

const batch: RecordRow['batch'] = {
  baseOffset: '9007199254740993',
  lastOffset: '9007199254740993',
  size: 100,
  records: 1,
  codec: 'none',
  format: 2,
  leaderEpoch: 0,
  producerId: null,
  producerEpoch: null,
  baseSequence: null,
};

function record(key: Payload, value: Payload, headers: { name: string; value: Payload }[] = []) {
  return {
    kind: 'record' as const,
    partition: 7,
    offset: '9007199254740993',
    timestamp: '1795253195141',
    timestampType: 'create' as const,
    key,
    value,
    headers,
    headerCount: headers.length,
    transaction: null,
    batch,
  };
}

describe('copy a record as JSON', () => {
  it('numbers of the value and the offset keep their text', () => {
    const text = recordJson(
      'orders',
      record(payload('text', 'k'), payload('json', '{"id":9007199254740993,"x":1e400}')),
    );
    expect(text).toContain('"offset": 9007199254740993');
    expect(text).toContain('"value": {"id":9007199254740993,"x":1e400}');
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it('null, empty and the text "null" stay three things', () => {
    const copied = (value: Payload) => JSON.parse(recordJson('orders', record(payload('null'), value)));
    expect(copied(payload('null'))).toMatchObject({ key: null, value: null, valueFormat: 'null' });
    expect(copied(payload('empty'))).toMatchObject({ value: '', valueFormat: 'empty' });
    expect(copied(payload('text', 'null'))).toMatchObject({ value: 'null', valueFormat: 'text' });
  });

  it('bytes that are no text become base64', () => {
    const binary = payload('binary', '00ff', 'AP8=');
    expect(JSON.parse(recordJson('orders', record(binary, binary)))).toMatchObject({ value: { base64: 'AP8=' } });
    expect(payloadText(binary)).toBe('00ff');
  });

  it('headers keep their order and repeated names', () => {
    const headers = [
      { name: 'retry', value: payload('text', '1') },
      { name: 'retry', value: payload('text', '2') },
      { name: 'none', value: payload('null') },
    ];
    const expected = [
      { name: 'retry', value: '1' },
      { name: 'retry', value: '2' },
      { name: 'none', value: null },
    ];
    expect(JSON.parse(headersJson({ headers }))).toEqual(expected);
    const copied = JSON.parse(recordJson('t', record(payload('null'), payload('null'), headers)));
    expect(copied.headers).toEqual(expected);
  });
});

describe('the kcat command', () => {
  const security = {
    tls: { enabled: false, ca: null, certificate: null, key: { set: false }, passphrase: { set: false } },
    sasl: null,
  };
  const place = { partition: 7, offset: '88164071' };

  it('names one record', () => {
    expect(kcatCommand({ bootstrapServers: 'a:1, b:2', security }, 'orders', place, true)).toBe(
      'kcat -C -b a:1,b:2 -t orders -p 7 -o 88164071 -c 1',
    );
  });

  it('asks for uncommitted records where this is one', () => {
    expect(kcatCommand({ bootstrapServers: 'a:1', security }, 'orders', place, false)).toContain(
      '-X isolation.level=read_uncommitted',
    );
  });

  it('says how to sign in without the secret, in words that a shell takes as they are', () => {
    const sasl = { mechanism: 'SCRAM-SHA-512' as const, username: "o'brien; rm", password: { set: true } };
    const secured = { tls: { ...security.tls, enabled: true, ca: 'PEM' }, sasl };
    const command = kcatCommand({ bootstrapServers: 'a:1', security: secured }, 'orders', place, true);
    expect(command).toContain('security.protocol=sasl_ssl');
    expect(command).toContain(`'sasl.username=o'\\''brien; rm'`);
    expect(command).toContain('sasl.password=PASSWORD');

    const endpoint = { url: 'https://idp/token', clientId: 'c', clientSecret: { set: true }, scope: null, ca: null };
    const tokens = { mechanism: 'OAUTHBEARER' as const, endpoint, token: { set: false }, extensions: 'a=1, b=2' };
    const words = kcatCommand({ bootstrapServers: 'a:1', security: { ...secured, sasl: tokens } }, 't', place, true);
    expect(words).toContain('sasl.oauthbearer.token.endpoint.url=https://idp/token');
    expect(words).toContain('sasl.oauthbearer.client.secret=SECRET');
    expect(words).toContain('sasl.oauthbearer.extensions=a=1,b=2');
  });
});
