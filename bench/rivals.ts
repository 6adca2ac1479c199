import { spawnSync } from 'node:child_process';

import { connected, kafkaClient } from '@/lab/topics.mjs';

import { messagesTopic } from './subject';

/** The same facts by kafkajs, as a console built on its admin client asks for them. */
export function kafkajsLists(servers: string) {
  return {
    topics: () =>
      connected(kafkaClient(servers).admin(), async (admin) => {
        const { topics } = await admin.fetchTopicMetadata();
        // One after the other: at once, kafkajs loses track of which leader it asked.
        for (const { name } of topics) await admin.fetchTopicOffsets(name);
      }),
    groups: () =>
      connected(kafkaClient(servers).admin(), async (admin) => {
        const { groups } = await admin.listGroups();
        const ids = groups.map(({ groupId }) => groupId);
        await admin.describeGroups(ids);
        for (let at = 0; at < ids.length; at += 50) {
          await Promise.all(ids.slice(at, at + 50).map((groupId) => admin.fetchOffsets({ groupId })));
        }
      }),
  };
}

/** Runs kcat; null where it is not installed. */
export function kcat(servers: string, ...args: string[]): boolean {
  const run = spawnSync('kcat', ['-b', servers, ...args], { stdio: 'ignore' });
  return run.error === undefined && run.status === 0;
}

export const kcatRuns = (servers: string) => ({
  /** Layout only: kcat lists no offsets. */
  topics: () => kcat(servers, '-L'),
  newest: () => kcat(servers, '-C', '-e', '-t', messagesTopic, '-o', '-50'),
});
