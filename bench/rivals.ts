import { spawnSync } from 'node:child_process';

import { connected, kafkaClient, uniqueName } from '@/lab/topics.mjs';

import { messagesTopic, wideTopic } from './subject';

/** The same jobs by kafkajs, as a console built on its clients does them; each from no connection. */
export function kafkajsJobs(servers: string) {
  const kafka = kafkaClient(servers);
  const withAdmin = <T>(work: (admin: ReturnType<typeof kafka.admin>) => Promise<T>) => connected(kafka.admin(), work);
  return {
    topics: () =>
      withAdmin(async (admin) => {
        const { topics } = await admin.fetchTopicMetadata();
        // One after the other: at once, kafkajs loses track of which leader it asked.
        for (const { name } of topics) await admin.fetchTopicOffsets(name);
      }),
    groups: () =>
      withAdmin(async (admin) => {
        const ids = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
        await admin.describeGroups(ids);
        await fetchAll(ids, (groupId) => admin.fetchOffsets({ groupId }));
      }),
    /** It cannot ask who reads a topic: every group is asked. */
    topicGroups: () =>
      withAdmin(async (admin) => {
        const ids = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
        await admin.fetchTopicOffsets(wideTopic);
        await fetchAll(ids, (groupId) => admin.fetchOffsets({ groupId, topics: [wideTopic] }));
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
      return () => connected(kafka.admin(), (admin) => admin.deleteGroups([groupId]));
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
