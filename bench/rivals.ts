import { spawnSync } from 'node:child_process';

import { connected, kafkaClient, uniqueName } from '@/lab/topics.mjs';

import { messagesTopic, wideTopic } from './subject';

/** Of so many topics kafkajs is asked for the offsets; the time is scaled to all. */
const SAMPLED = 200;

/** The same jobs by kafkajs, as a console built on its clients does them, each from no connection. Answers by how much to scale. */
export function kafkajsJobs(servers: string) {
  const kafka = kafkaClient(servers);
  const withAdmin = <T>(work: (admin: ReturnType<typeof kafka.admin>) => Promise<T>) => connected(kafka.admin(), work);
  return {
    topics: () =>
      withAdmin(async (admin) => {
        const { topics } = await admin.fetchTopicMetadata();
        // One after the other: at once, kafkajs loses track of which leader it asked. Minutes for all of them.
        for (const { name } of topics.slice(0, SAMPLED)) await admin.fetchTopicOffsets(name);
        return Math.max(1, topics.length / SAMPLED);
      }),
    groups: () =>
      withAdmin(async (admin) => {
        const ids = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
        await admin.describeGroups(ids);
        await fetchAll(ids, (groupId) => admin.fetchOffsets({ groupId }));
        return 1;
      }),
    /** It cannot ask who reads a topic: every group is asked. */
    topicGroups: () =>
      withAdmin(async (admin) => {
        const ids = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
        await admin.fetchTopicOffsets(wideTopic);
        await fetchAll(ids, (groupId) => admin.fetchOffsets({ groupId, topics: [wideTopic] }));
        return 1;
      }),
    /** It reads as a member of a group only. */
    message: async () => {
      const groupId = uniqueName('bench-reader');
      const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
      await connected(consumer, async () => {
        await consumer.subscribe({ topics: [messagesTopic] });
        await new Promise<void>((resolve, reject) => {
          const onMessage = async ({ partition }: { partition: number }) => void (partition === 3 && resolve());
          consumer.run({ autoCommit: false, eachMessage: onMessage }).catch(reject);
          consumer.seek({ topic: messagesTopic, partition: 3, offset: '1000' });
        });
      });
      return 1;
    },
  };
}

async function fetchAll(ids: readonly string[], fetch: (groupId: string) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < ids.length; at += 50) await Promise.all(ids.slice(at, at + 50).map(fetch));
}

/** Runs kcat; false where it is not installed. */
export function kcat(servers: string, ...args: string[]): boolean {
  const run = spawnSync('kcat', ['-b', servers, ...args], { stdio: 'ignore' });
  return run.error === undefined && run.status === 0;
}
