import { expect, test } from 'vitest';

import { securedContexts } from '@/lib/kafka/secured-context-for-tests';
import { keyOf, sendCommits } from './reset-send';
import { topicConfigs } from './topic-configs';

const signedInAs = securedContexts();

test('a change that the principal may not make is blocked in its plan, by the right that is missing', async () => {
  const request = {
    kind: 'topic configs',
    topic: 'orders',
    configs: [{ name: 'retention.ms', value: '1000' }],
  } as const;
  const { plan } = await topicConfigs.plan(signedInAs('alice'), request as never, { restoring: false } as never);
  expect(JSON.stringify(plan)).toContain('Not allowed for User:alice: needs ALTER_CONFIGS on topic orders.');
});

test('offsets that the principal may not set say which right is missing', async () => {
  const errors = new Map<string, string>();
  const place = { topic: 'orders', partition: 0 };
  await sendCommits(signedInAs('finn'), 'orders-app', [{ ...place, after: '1' }] as never, new Map(), errors);
  expect(errors).toEqual(new Map([[keyOf(place), 'Not allowed for User:finn: needs READ on group orders-app.']]));
});
