import { expect, test } from 'vitest';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import * as apis from '@/lib/kafka/protocol/messages';
import type { SaslConfig } from './config';
import { missingRight, principalOf } from './rights';

const { TOPIC_AUTHORIZATION_FAILED, GROUP_AUTHORIZATION_FAILED, CLUSTER_AUTHORIZATION_FAILED } = errorCode;

test('a refusal names the operation and the resource', () => {
  const right = (api: { name: string }, code: number, subject: string) => missingRight(api.name, code, subject);
  expect(right(apis.Fetch, TOPIC_AUTHORIZATION_FAILED, 'partition a.b/3')).toBe('READ on topic a.b');
  expect(right(apis.OffsetCommit, TOPIC_AUTHORIZATION_FAILED, 'a.b/3')).toBe('READ on topic a.b');
  expect(right(apis.DescribeConfigs, TOPIC_AUTHORIZATION_FAILED, 'topic a')).toBe('DESCRIBE_CONFIGS on topic a');
  expect(right(apis.DescribeConfigs, CLUSTER_AUTHORIZATION_FAILED, 'broker 1')).toBe('DESCRIBE_CONFIGS on the cluster');
  expect(right(apis.FindCoordinator, GROUP_AUTHORIZATION_FAILED, 'group a/1 b')).toBe('DESCRIBE on group a/1 b');
  expect(right(apis.ConsumerGroupDescribe, TOPIC_AUTHORIZATION_FAILED, 'group g')).toBe(
    'DESCRIBE on a topic of group g',
  );
  expect(right(apis.Heartbeat, GROUP_AUTHORIZATION_FAILED, 'group g')).toBeNull();
  expect(right(apis.Fetch, errorCode.INVALID_REQUEST, 'topic a')).toBeNull();
});

test('the principal is named as far as the settings tell', () => {
  const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
  const bearer = (from: Extract<SaslConfig, { mechanism: 'OAUTHBEARER' }>['from']): SaslConfig => ({
    mechanism: 'OAUTHBEARER',
    from,
    extensions: {},
  });
  const endpoint = { url: 'https://idp/token', clientId: 'sluice', clientSecret: 'x', scope: null, ca: null };
  const named = (sasl: SaslConfig | null) => principalOf({ tls: null, sasl });
  expect(named(null)).toBe('User:ANONYMOUS');
  expect(named({ mechanism: 'PLAIN', username: 'finn', password: 'x' })).toBe('User:finn');
  expect(named(bearer({ token: token({ sub: 'ada' }) }))).toBe('User:ada');
  expect(named(bearer({ token: 'opaque' }))).toBe('the owner of the token');
  expect(named(bearer(endpoint))).toBe('the client sluice');
});
