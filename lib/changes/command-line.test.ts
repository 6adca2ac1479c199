import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

import type { ResetOffsets } from '@/lib/contract/changes';
import { commandLine, toolWords } from './command-line';
import { resetCommand } from './reset-command';

const config = {
  ...{ clusterId: 'c', name: 'c', tls: null, sasl: null, readOnly: false },
  bootstrapServers: [
    { host: 'kafka-1', port: 9092 },
    { host: '::1', port: 9093 },
  ],
};

describe('a command line', () => {
  it.each(['plain', 'two words', "it's", '$(touch x)', '`x`', 'a;b', '*', '', '"', '\\', 'ü🚀', '-x', 'line\nbreak'])(
    'means the same to a shell: %j',
    (word) => {
      const script = commandLine('printf', '%s', word);
      expect(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })).toBe(word);
    },
  );

  it('reaches the same servers, and leaves secrets to a file', () => {
    expect(toolWords(config)).toEqual(['--bootstrap-server', 'kafka-1:9092,[::1]:9093']);
    const sasl = { mechanism: 'PLAIN', username: 'me', password: 'secret' } as const;
    expect(toolWords({ ...config, sasl }).join(' ')).toBe(
      '--bootstrap-server kafka-1:9092,[::1]:9093 --command-config client.properties',
    );
  });
});

describe("the same reset with Kafka's tool", () => {
  const reset = (target: ResetOffsets['target'], partitions: number[] | null = null) =>
    resetCommand(config, {
      kind: 'reset-offsets',
      groupId: 'a group',
      topics: [{ topic: 'orders', partitions }],
      target,
    });

  it('names group, topic, partitions and target', () => {
    expect(reset({ to: 'shift', by: '-5' }, [0, 2])).toMatch(
      /--group 'a group' --reset-offsets --topic orders:0,2 --shift-by -5 --execute$/,
    );
    expect(reset({ to: 'timestamp', timestamp: '1700000000000' })).toContain('--to-datetime 2023-11-14T22:13:20.000Z');
  });

  it('is not one line for offsets of their own', () => {
    expect(reset({ to: 'each', offsets: [{ topic: 'orders', partition: 0, offset: '1' }] })).toBeNull();
  });
});
