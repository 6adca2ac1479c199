// Who may do what on the secured node, and the little that is on it: topics and groups that some see and others do not.
import kafkajs from 'kafkajs';
import { commitOffsets, connected, endOffsets } from '../topics.mjs';

// Node.js finds only some of its names.
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, logLevel, Partitioners, ResourcePatternTypes } =
  kafkajs;

/** @typedef {import('./config.mjs').User} User */
/** @typedef {[type: 'TOPIC' | 'GROUP' | 'CLUSTER', name: string, operations: string[]]} Grant a trailing * is a prefix */

/** What docs/connect.md names as enough for a console that only looks. */
/** @type {Grant[]} */
const reader = [
  ['TOPIC', '*', ['READ', 'DESCRIBE_CONFIGS']],
  ['GROUP', '*', ['DESCRIBE']],
  ['CLUSTER', 'kafka-cluster', ['DESCRIBE', 'DESCRIBE_CONFIGS']],
];

/** @type {Record<string, Grant[]>} */
const grants = {
  alice: reader,
  carol: reader,
  erin: reader,
  sluice: reader,
  finn: [
    ['TOPIC', 'orders*', ['READ']],
    ['TOPIC', 'payments', ['DESCRIBE']],
    ['GROUP', 'orders-app', ['DESCRIBE']],
  ],
};

/** finn may read the first two and see the third; nobody but readers sees the last. */
export const topics = ['orders', 'orders-returns', 'payments', 'salaries'];
export const groups = { 'orders-app': 'orders', 'payroll-app': 'salaries' };

/**
 * @param {string} broker a SASL_PLAINTEXT listener
 * @param {User} admin
 */
export async function giveRights(broker, { username, password }) {
  const kafka = new Kafka({
    clientId: 'lab',
    brokers: [broker],
    logLevel: logLevel.NOTHING,
    retry: { retries: 8 },
    sasl: { mechanism: 'plain', username, password },
  });
  await connected(kafka.admin(), async (admin) => {
    await admin.createAcls({ acl: Object.entries(grants).flatMap(([user, list]) => list.flatMap(entries(user))) });
    await admin.createTopics({
      topics: topics.map((topic) => ({ topic, numPartitions: 3, replicationFactor: 1 })),
      waitForLeaders: false,
    });
    for (const topic of topics) await endOffsets(admin, topic);
  });
  await connected(kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner }), (producer) =>
    producer.sendBatch({
      topicMessages: topics.map((topic) => ({
        topic,
        messages: [0, 1, 2, 3, 4, 5].map((n) => ({ key: `k${n}`, value: `${topic} ${n}`, partition: n % 3 })),
      })),
    }),
  );
  for (const [groupId, topic] of Object.entries(groups)) {
    await commitOffsets(groupId, topic, [{ partition: 0, offset: '1' }], kafka);
  }
}

const entries =
  (/** @type {string} */ user) =>
  (/** @type {Grant} */ [type, name, operations]) => {
    const isPrefix = name.length > 1 && name.endsWith('*');
    return operations.map((operation) => ({
      principal: `User:${user}`,
      host: '*',
      permissionType: AclPermissionTypes.ALLOW,
      operation: AclOperationTypes[/** @type {keyof typeof AclOperationTypes} */ (operation)],
      resourceType: AclResourceTypes[type],
      resourceName: isPrefix ? name.slice(0, -1) : name,
      resourcePatternType: isPrefix ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
    }));
  };
