import { api, page as paths } from '@/lib/paths';
import { type Secured, startSecured } from '../lab/secured.mjs';
import { expect, firstCells, table, test, write } from './console';

let secured: Secured & { started: boolean };
test.beforeAll(async () => {
  test.setTimeout(120_000);
  secured = await startSecured();
});
test.afterAll(async () => {
  if (secured.started) await secured.down();
});

const applicationOf = (name: string, password: string) => `# the shop's own
bootstrap.servers=${secured.addresses.saslTls}
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="${name}" password="${password}";
ssl.truststore.certificates=${secured.certificates.ca.trim().replaceAll('\n', '\\n')}
ssl.keystore.location=/etc/kafka/shop.jks
client.id=only-in-the-text`;

test('what an application has fills the form, signs in, and shows what its user may see', async ({ page, request }) => {
  const sent: string[] = [];
  page.on('request', (one) => sent.push(one.postData() ?? ''));
  const { username, password } = secured.user('finn');

  await page.goto(paths.newCluster());
  await page.getByText('Paste client properties').click();
  await page.getByLabel('Client properties').fill(applicationOf(username, password));
  await page.getByRole('button', { name: 'Fill the form' }).click();
  await expect(page.getByText('5 settings taken, 2 left.')).toBeVisible();
  await expect(page.getByText('names a file on another machine')).toBeVisible();
  await expect(page.getByLabel('Bootstrap servers')).toHaveValue(secured.addresses.saslTls);
  await expect(page.getByLabel('SASL mechanism')).toHaveValue('SCRAM-SHA-512');
  await expect(page.getByLabel('User', { exact: true })).toHaveValue('finn');
  await expect(page.getByLabel(/^Certificate authority/)).toHaveValue(/^-----BEGIN CERTIFICATE-----\n/);

  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText(/refused the user name or password/)).toBeVisible();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('The connection works: 1 broker found, each answers.')).toBeVisible();

  await page.getByLabel('Name').fill('secured');
  await page.getByRole('button', { name: 'Add cluster' }).click();
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]+$/);
  const clusterId = new URL(page.url()).pathname.split('/').at(-1)!;
  try {
    await page.goto(paths.topics(clusterId));
    const topics = table(page, 'Topics');
    await expect.poll(() => firstCells(topics)).toEqual(['orders', 'orders-returns', 'payments']);
    await expect(page.getByText(/^Not allowed for User:finn: needs /).first()).toBeVisible();
    await page.goto(paths.topic(clusterId, 'payments', 'messages'));
    await expect(page.getByText('These messages cannot be read.')).toBeVisible();
    await page.goto(paths.topic(clusterId, 'salaries'));
    await expect(page.getByText('Not allowed for User:finn: needs DESCRIBE on topic salaries.')).toBeVisible();
  } finally {
    await write(request, 'DELETE', api.cluster(clusterId));
  }
  expect(sent.filter((body) => body.includes('only-in-the-text'))).toEqual([]);
});
