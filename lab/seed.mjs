// The demo's shop. It fills the topics with a day of history within seconds, and keeps producing and consuming until
// it is told to end.
import { CompressionTypes, Partitioners } from 'kafkajs';
import { pause, startGroups } from './seed/groups.mjs';
import { startJavaClients } from './seed/java-clients.mjs';
import * as shop from './seed/shop.mjs';
import { stockTopics, topics } from './seed/topics.mjs';
import { commitOffsets, connected, endOffsets, kafkaClient } from './topics.mjs';

/** @typedef {import('kafkajs').Message} Message */
/** @typedef {import('kafkajs').Producer} Producer */
/** @typedef {Awaited<ReturnType<typeof startJavaClients>>} JavaClients */

const hour = 3_600_000;

/**
 * Fills the cluster and, unless `once`, keeps it moving until the signal is aborted.
 * @param {{ bootstrapServers: string, once?: boolean, signal?: AbortSignal }} options
 */
export async function seed({ bootstrapServers, once = false, signal = new AbortController().signal }) {
  const kafka = kafkaClient(bootstrapServers, 'shop');
  const isNew = await connected(kafka.admin(), async (admin) => {
    await admin.createTopics({ topics, waitForLeaders: false });
    return (await endOffsets(admin, 'orders')).every(({ offset }) => offset === '0');
  });
  const createPartitioner = Partitioners.DefaultPartitioner;
  const producer = kafka.producer({ createPartitioner });
  const transactional = kafka.producer({
    createPartitioner,
    transactionalId: 'payments',
    idempotent: true,
    maxInFlightRequests: 1,
    // A transaction straight after another is refused for some milliseconds, not for kafkajs's 300.
    retry: { initialRetryTime: 10, retries: 12 },
  });
  await Promise.all([producer.connect(), transactional.connect()]);
  const java = await startJavaClients(bootstrapServers, once ? null : { groupId: 'warehouse', topic: 'shipments' });
  if (isNew) await Promise.all([plainHistory(producer), compressedHistory(java), paymentHistory(transactional)]);
  const consumers = once ? [] : await startGroups(bootstrapServers, signal);
  if (isNew) await emptyGroups(kafka);
  console.log(`The shop is open: ${topics.length} topics${once ? '' : ', its consumers run'}.`);
  if (!once) await trickle(producer, transactional, java, signal);
  await Promise.all([
    producer.disconnect(),
    transactional.disconnect(),
    java.end(),
    ...consumers.map((c) => c.disconnect()),
  ]);
}

/**
 * Messages spread evenly over the time up to now, oldest first.
 * @param {number} count
 * @param {number} hours
 * @param {(at: number) => Message} make
 */
function spread(count, hours, make) {
  const from = Date.now() - hours * hour;
  return Array.from({ length: count }, (_, n) => make(Math.round(from + (n / count) * hours * hour)));
}

/**
 * @param {Producer} producer
 * @param {string} topic
 * @param {Message[]} messages
 */
async function sendAll(producer, topic, messages, { step = 2000, gzip = false } = {}) {
  const compression = gzip ? CompressionTypes.GZIP : CompressionTypes.None;
  for (let at = 0; at < messages.length; at += step) {
    await producer.send({ topic, messages: messages.slice(at, at + step), compression });
  }
}

/** @param {JavaClients} java */
async function compressedHistory(java) {
  await java.send('lz4', 'searches', spread(8_000, 24, shop.search));
  await java.send('zstd', 'telemetry', spread(10_000, 20, shop.telemetry));
  await java.send('snappy', 'shipments', spread(4_000, 24, shop.shipment));
}

/** @param {Producer} producer */
async function plainHistory(producer) {
  await sendAll(producer, 'orders', spread(20_000, 24, shop.order));
  await sendAll(producer, 'clicks', spread(30_000, 5, shop.click), { step: 5000, gzip: true });
  await sendAll(producer, 'customers', spread(3_000, 24, shop.customer), { step: 500, gzip: true });
  await sendAll(producer, 'audit.log', spread(400, 24, shop.audit));
  await sendAll(producer, 'support-chat', spread(180, 12, shop.supportChat));
  await sendAll(producer, 'orders.dead-letter', spread(120, 20, shop.deadLetter));
  await sendAll(producer, 'invoices', spread(90, 24, shop.invoice), { step: 6 });
  for (const topic of stockTopics) await sendAll(producer, topic, spread(200, 24, shop.stock));
}

/** @param {Producer} transactional */
async function paymentHistory(transactional) {
  const times = spread(40, 24, (at) => ({ value: null, timestamp: String(at) }));
  for (const [n, { timestamp }] of times.entries()) await pay(transactional, Number(timestamp), n % 6 === 5);
}

/**
 * @param {Producer} transactional
 * @param {number} at
 * @param {boolean} aborts
 */
async function pay(transactional, at, aborts) {
  const transaction = await transactional.transaction();
  try {
    await transaction.send({ topic: 'payments', messages: shop.payment(at) });
  } catch (error) {
    await transaction.abort();
    throw error;
  }
  await (aborts ? transaction.abort() : transaction.commit());
}

/** Groups that committed once and have no members: one at the start of the topic's history, one half way.  @param {import('kafkajs').Kafka} kafka */
async function emptyGroups(kafka) {
  await connected(kafka.admin(), async (admin) => {
    const ends = await endOffsets(admin, 'orders');
    const half = ends.map(({ partition, offset }) => ({ partition, offset: String(BigInt(offset) / 2n) }));
    await commitOffsets('monthly-report', 'orders', half, kafka);
    await commitOffsets(
      'old-exporter',
      'orders',
      ends.map(({ partition }) => ({ partition, offset: '10' })),
      kafka,
    );
  });
}

/**
 * A quarter of a second of the shop at a time: some 60 clicks, 12 readings and 4 orders a second.
 * @param {Producer} producer
 * @param {Producer} transactional
 * @param {JavaClients} java
 * @param {AbortSignal} signal
 */
async function trickle(producer, transactional, java, signal) {
  const some = (/** @type {number} */ count, /** @type {(at: number) => Message} */ next) =>
    Array.from({ length: count }, () => next(Date.now()));
  const send = (
    /** @type {string} */ topic,
    /** @type {number} */ count,
    /** @type {(at: number) => Message} */ next,
  ) => producer.send({ topic, messages: some(count, next) });
  /** Every so many ticks, what to do. @type {[number, () => Promise<unknown>][]} */
  const rhythm = [
    [1, () => send('clicks', 8 + shop.dice(14), shop.click)],
    [1, () => java.send('zstd', 'telemetry', some(3, shop.telemetry))],
    [1, () => java.send('lz4', 'searches', some(2, shop.search))],
    [2, () => java.send('snappy', 'shipments', some(1, shop.shipment))],
    [2, () => send('orders', 1 + shop.dice(3), shop.order)],
    [8, () => pay(transactional, Date.now(), shop.dice(6) === 0)],
    [16, () => send('customers', 2, shop.customer)],
    [12, () => send('audit.log', 1, shop.audit)],
    [20, () => send('support-chat', 1, shop.supportChat)],
    [24, () => send(stockTopics[shop.dice(stockTopics.length)] ?? '', 1, shop.stock)],
    [40, () => send('invoices', 1, shop.invoice)],
    [60, () => send('orders.dead-letter', 1, shop.deadLetter)],
  ];
  for (let tick = 0; !signal.aborted; tick++) {
    try {
      for (const [ticks, act] of rhythm) if (tick % ticks === 0) await act();
    } catch (error) {
      // A broker may be killed under the shop; it goes on when one answers again.
      console.error(`The shop waits: ${error instanceof Error ? error.message : error}`);
      await pause(2000, signal);
    }
    await pause(250, signal);
  }
}
