// What tests need of a cluster: names of their own, topics that go away again, messages of every kind.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompressionTypes, Kafka, logLevel, Partitioners } from 'kafkajs';
import { jarsFolder, javaCommand, javaFlags, run } from './jars.mjs';
import { defaultPort } from './kafka.mjs';

/** @typedef {import('kafkajs').Message} Message */

/** The lab's bootstrap servers, as the suite's setup or the environment names them. */
export function bootstrapServers() {
  return process.env.SLUICE_LAB_BOOTSTRAP ?? [0, 2, 4].map((n) => `127.0.0.1:${defaultPort + n}`).join(',');
}

/**
 * A kafkajs client of the lab: an application like any other, not the code under test.
 * @param {string} [servers]
 * @param {string} [clientId]
 */
export function kafkaClient(servers = bootstrapServers(), clientId = 'lab') {
  return new Kafka({ clientId, brokers: servers.split(','), logLevel: logLevel.NOTHING, retry: { retries: 8 } });
}

/**
 * A name no other test uses.
 * @param {string} prefix
 */
export const uniqueName = (prefix) => `${prefix}-${randomBytes(5).toString('hex')}`;

/**
 * Runs work with a connected client and disconnects it.
 * @template {{ connect(): Promise<void>, disconnect(): Promise<void> }} Client
 * @template T
 * @param {Client} client
 * @param {(client: Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function connected(client, work) {
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.disconnect();
  }
}

/**
 * Creates a topic and waits for its leaders. `replicas` fixes the replicas of each partition, first the preferred leader.
 * @param {string} topic
 * @param {{ partitions?: number, replicationFactor?: number, configs?: Record<string, string>, replicas?: number[][] }} [options]
 */
export async function createTopic(topic, { partitions = 1, replicationFactor = 1, configs = {}, replicas } = {}) {
  const configEntries = Object.entries(configs).map(([name, value]) => ({ name, value }));
  const layout = replicas
    ? { replicaAssignment: replicas.map((ids, partition) => ({ partition, replicas: ids })) }
    : { numPartitions: partitions, replicationFactor };
  await connected(kafkaClient().admin(), async (admin) => {
    // kafkajs gives up waiting for leaders when the broker that it asks has not heard of the topic yet.
    const isNew = await admin.createTopics({ topics: [{ topic, configEntries, ...layout }], waitForLeaders: false });
    // With ZooKeeper a topic that was deleted is there for a while longer.
    if (!isNew) throw new Error(`There is a topic ${topic} already.`);
    await endOffsets(admin, topic);
  });
  return topic;
}

/**
 * The end of each partition, asked again until each leader knows that it leads: after creation that takes a moment.
 * @param {import('kafkajs').Admin} admin
 * @param {string} topic
 */
export async function endOffsets(admin, topic) {
  // A topic of thousands of partitions takes seconds to have a leader for each.
  const until = Date.now() + 30_000;
  for (;;) {
    try {
      return (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({ partition, offset: high }));
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(50);
    }
  }
}

/** @param {string[]} topics */
export const deleteTopics = (...topics) => connected(kafkaClient().admin(), (admin) => admin.deleteTopics({ topics }));

/** @param {string[]} groupIds */
export const deleteGroups = (...groupIds) => connected(kafkaClient().admin(), (admin) => admin.deleteGroups(groupIds));

/**
 * Sends messages in one batch per partition. kafkajs itself can compress with gzip only; see `produceWithCodec`.
 * @param {string} topic
 * @param {Message[]} messages
 * @param {{ gzip?: boolean }} [options]
 */
export async function produce(topic, messages, { gzip = false } = {}) {
  const producer = kafkaClient().producer({ createPartitioner: Partitioners.DefaultPartitioner });
  const compression = gzip ? CompressionTypes.GZIP : CompressionTypes.None;
  return connected(producer, () => producer.send({ topic, messages, compression }));
}

/**
 * Sends messages in a transaction that is committed, aborted, or left open. Leaving it open returns how to end it.
 * @param {string} topic
 * @param {Message[]} messages
 * @param {'commit' | 'abort' | 'open'} [end]
 * @returns {Promise<() => Promise<void>>} ends what is left open and disconnects; call it always
 */
export async function produceTransaction(topic, messages, end = 'commit') {
  const producer = kafkaClient().producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    transactionalId: uniqueName('lab-transaction'),
    maxInFlightRequests: 1,
    idempotent: true,
  });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({ topic, messages });
  if (end === 'commit') await transaction.commit();
  if (end === 'abort') await transaction.abort();
  if (end !== 'open') await producer.disconnect();
  return async () => {
    if (end !== 'open') return;
    await transaction.abort();
    await producer.disconnect();
  };
}

/**
 * Sends one message per line with Kafka's own producer, in any of its codecs.
 * @param {string} topic
 * @param {string[]} lines
 * @param {'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd'} codec
 */
export const produceWithCodec = (topic, lines, codec) =>
  runTool('org.apache.kafka.tools.ConsoleProducer', ['--topic', topic, '--compression-codec', codec], {
    input: `${lines.join('\n')}\n`,
  });

/**
 * Runs one of Kafka's command-line tools against the lab; it takes about a second.
 * @param {string} className such as org.apache.kafka.tools.TopicCommand
 * @param {string[]} args without --bootstrap-server
 * @param {{ input?: string, servers?: string }} [options]
 * @returns {Promise<string>} what it printed
 */
export async function runTool(className, args, { input = '', servers = bootstrapServers() } = {}) {
  const java = ['-Xmx96m', ...javaFlags, '-cp', `${await jarsFolder()}/*`, className];
  return run(javaCommand(), [...java, '--bootstrap-server', servers, ...args], { input });
}

/**
 * Joins a group as kafkajs does (a classic member) and hands it each message until told to leave.
 * @param {string} groupId
 * @param {string[]} topics
 * @param {{ fromBeginning?: boolean, autoCommit?: boolean, eachMessage?: import('kafkajs').EachMessageHandler, kafka?: Kafka }} [options]
 */
export async function joinGroup(groupId, topics, options = {}) {
  const { fromBeginning = true, autoCommit = true, eachMessage = async () => {}, kafka = kafkaClient() } = options;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200 });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({ autoCommit, eachMessage });
  await joined;
  return { consumer, leave: () => consumer.disconnect() };
}

/**
 * Commits offsets for a group and leaves it empty. It is done as a short-lived member: kafkajs's own setOffsets waits 5 s.
 * @param {string} groupId
 * @param {string} topic
 * @param {{ partition: number, offset: string }[]} offsets
 * @param {Kafka} [kafka]
 */
export async function commitOffsets(groupId, topic, offsets, kafka = kafkaClient()) {
  const { consumer, leave } = await joinGroup(groupId, [topic], { autoCommit: false, kafka });
  // kafkajs drops a commit without a word for some milliseconds after it has joined.
  let done = false;
  consumer.on(consumer.events.COMMIT_OFFSETS, () => (done = true));
  for (let attempt = 0; !done; attempt++) {
    if (attempt > 0) await sleep(20);
    await consumer.commitOffsets(offsets.map((each) => ({ topic, ...each })));
  }
  await leave();
}
