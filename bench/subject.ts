import { commitOffsets, connected, endOffsets, kafkaClient } from '@/lab/topics.mjs';

/** What is measured: a cluster with many topics, many groups, and one topic with many messages. */
export type Subject = { topics: number; partitions: number; groups: number; messages: number };

export const messagesTopic = 'bench.messages';

/** Fills an empty cluster. Every partition has a message, every group commits on one topic. */
export async function fill(servers: string, subject: Subject): Promise<void> {
  const kafka = kafkaClient(servers);
  const names = Array.from({ length: subject.topics }, (_, n) => `bench.topic-${String(n).padStart(5, '0')}`);
  await connected(kafka.admin(), async (admin) => {
    await admin.createTopics({
      topics: [{ topic: messagesTopic, numPartitions: 12, replicationFactor: 1 }],
      waitForLeaders: false,
    });
    for (let at = 0; at < names.length; at += 100) {
      const topics = names.slice(at, at + 100);
      const layout = { numPartitions: subject.partitions, replicationFactor: 1 };
      await admin.createTopics({
        topics: topics.map((topic) => ({ topic, ...layout })),
        timeout: 60_000,
        waitForLeaders: false,
      });
    }
    for (const name of [messagesTopic, ...names]) await endOffsets(admin, name);
  });
  await connected(kafka.producer(), async (producer) => {
    for (let at = 0; at < names.length; at += 50) {
      const messages = Array.from({ length: subject.partitions }, (_, partition) => ({ partition, value: 'x' }));
      await producer.sendBatch({ topicMessages: names.slice(at, at + 50).map((topic) => ({ topic, messages })) });
    }
    const value = JSON.stringify({ text: 'kilobyte '.repeat(110) });
    for (let sent = 0; sent < subject.messages; sent += 2000) {
      const messages = Array.from({ length: 2000 }, (_, n) => ({ key: `key-${sent + n}`, value }));
      await producer.send({ topic: messagesTopic, messages });
    }
  });
  for (let group = 0; group < subject.groups; group += 10) {
    const some = Array.from({ length: Math.min(10, subject.groups - group) }, (_, n) => group + n);
    await Promise.all(
      some.map((n) =>
        commitOffsets(`bench-group-${n}`, names[n % names.length] ?? '', [{ partition: 0, offset: '0' }], kafka),
      ),
    );
  }
}
