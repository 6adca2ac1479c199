import { describe, expect, it } from 'vitest';
import { brokerErrors, errorCode, errorName } from './error-codes';
import { goldenVectors } from './golden-vectors';
import type { Field } from './message';
import { messages } from './messages';

describe('the message table', () => {
  it('has the keys and versions of the Java classes, no more and no fewer', () => {
    const theirs = new Set(goldenVectors().map(({ api, key, version }) => `${api} ${key} v${version}`));
    const ours = messages.flatMap(({ name, key, minVersion, maxVersion }) =>
      Array.from({ length: maxVersion - minVersion + 1 }, (_, i) => `${name} ${key} v${minVersion + i}`),
    );
    expect(ours.toSorted()).toEqual([...theirs].toSorted());
  });

  it('has three fillings of both sides of every version', () => {
    const counts = new Map<string, number>();
    for (const { key, version } of goldenVectors()) {
      counts.set(`${key} v${version}`, (counts.get(`${key} v${version}`) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([6]));
  });

  it('tags fields in flexible versions only, each tag once', () => {
    const check = (fields: readonly Field[], around: number, flexibleSince: number, path: string) => {
      const tags = fields.flatMap(({ tag }) => (tag === undefined ? [] : [tag]));
      expect(new Set(tags).size, path).toBe(tags.length);
      for (const field of fields) {
        const since = field.since ?? around;
        if (field.tag !== undefined) expect(since, `${path} ${field.name}`).toBeGreaterThanOrEqual(flexibleSince);
        if (typeof field.type !== 'string') check(field.type, since, flexibleSince, `${path} ${field.name}`);
      }
    };
    for (const { name, minVersion, flexibleSince, request, response } of messages) {
      check(request, minVersion, flexibleSince, `${name} request`);
      check(response, minVersion, flexibleSince, `${name} response`);
    }
  });
});

describe('the error codes', () => {
  it('know the name, the text and whether to try again', () => {
    expect(brokerErrors.get(errorCode.NOT_LEADER_OR_FOLLOWER)).toMatchObject({
      name: 'NOT_LEADER_OR_FOLLOWER',
      retriable: true,
    });
    expect(brokerErrors.get(29)).toEqual({
      name: 'TOPIC_AUTHORIZATION_FAILED',
      message: 'Topic authorization failed.',
      retriable: false,
    });
    for (const [name, code] of Object.entries(errorCode)) expect(errorName(code)).toBe(name);
  });

  it('keep the number of a code that is newer than the table', () => {
    expect(errorName(4321)).toBe('error 4321');
  });
});
