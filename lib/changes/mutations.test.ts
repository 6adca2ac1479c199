import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

import { readKeys } from '@/lib/kafka/cluster/access';
import * as apis from '@/lib/kafka/protocol/messages';

const root = path.resolve(import.meta.dirname, '../..');
/** One applier a file; the list of what a read-only cluster is refused; and what joins or writes as an application. */
const allowed = /^lib\/changes\/[a-z-]+\.ts$|^lib\/kafka\/cluster\/access\.ts$/;

/** Names of every message that changes a cluster, or joins it as a broker or a member. */
const mutating = Object.entries(apis).flatMap(([name, api]) =>
  typeof api === 'object' && 'key' in api && !readKeys.has(api.key) ? [name] : [],
);

/** What a file takes from the table of messages; "*" for all of it. */
function messagesImportedBy(source: string): string[] {
  const imports = source.matchAll(/(?:import|export)\s+([^;'"]*?)\s+from\s+['"][^'"]*protocol\/messages['"]/g);
  return [...imports].flatMap(([, names = '']) =>
    names.startsWith('*')
      ? ['*']
      : names
          .replace(/[{}]/g, '')
          .split(',')
          .map((name) => name.trim().split(/\s/)[0]!),
  );
}

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`);
}

test('messages that change a cluster are sent only by appliers of changes', () => {
  expect(mutating).toEqual(
    expect.arrayContaining(['OffsetCommit', 'IncrementalAlterConfigs', 'DeleteTopics', 'Produce']),
  );
  const files = ['app', 'components', 'lib'].flatMap(sources).filter((file) => !file.startsWith('lib/kafka/protocol/'));
  const wrong = files.flatMap((file) => {
    if (allowed.test(file)) return [];
    const taken = messagesImportedBy(readFileSync(path.join(root, file), 'utf8'));
    return taken.filter((name) => name === '*' || mutating.includes(name)).map((name) => `${file}: ${name}`);
  });
  expect(wrong).toEqual([]);
});

test('an import in any form is seen', () => {
  const source = `
    import { Metadata, OffsetCommit as Commit } from '@/lib/kafka/protocol/messages';
    import * as all from '../protocol/messages';
    export { DeleteTopics } from './protocol/messages';`;
  expect(messagesImportedBy(source)).toEqual(['Metadata', 'OffsetCommit', '*', 'DeleteTopics']);
});
