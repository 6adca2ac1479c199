import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { jarsFolder, javaCommand, javaFlags } from '../jars.mjs';

/** @typedef {import('kafkajs').Message} Message */

const base64 = (/** @type {Buffer | string | null | undefined} */ bytes) =>
  bytes === null || bytes === undefined ? '-' : Buffer.from(bytes).toString('base64');

/**
 * Starts the Java side of the shop: a producer per codec and, when named, a member of a group of the new protocol.
 * @param {string} bootstrapServers
 * @param {{ groupId: string, topic: string } | null} group
 */
export async function startJavaClients(bootstrapServers, group) {
  const source = path.join(import.meta.dirname, 'JavaClients.java');
  const args = [...javaFlags, '-Xmx96m', '-cp', `${await jarsFolder()}/*`, source, bootstrapServers];
  const child = spawn(javaCommand(), group ? [...args, group.groupId, group.topic] : args, {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(child, 'close');
  child.stdin.on('error', () => {});
  return {
    /** @param {'snappy' | 'lz4' | 'zstd'} codec @param {string} topic @param {Message[]} messages */
    async send(codec, topic, messages) {
      const lines = messages.map(
        (m) => `${codec} ${topic} ${m.timestamp ?? Date.now()} ${base64(m.key)} ${base64(m.value)}\n`,
      );
      if (!child.stdin.write(lines.join(''))) await Promise.race([once(child.stdin, 'drain'), ended]);
    },
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
