import { describe, expect, test } from 'vitest';
import { checkTree, violations } from './import-rules.mjs';

describe('imports', () => {
  test.each([
    ['lib/kafka/protocol/codec.ts', "import { AppError } from '@/lib/errors';", 'lib/errors'],
    ['lib/kafka/cluster/cluster.ts', "import type { Topic } from '../topics';", 'lib/kafka/topics'],
    ['components/topics/topic-table.tsx', "import { listTopics } from '@/lib/kafka/topics';", 'lib/kafka/topics'],
    ['components/ui/button.tsx', "export { Topic } from '@/lib/contract/topics';", 'lib/contract/topics'],
    ['app/api/clusters/route.ts', "const x = await import('@/lib/kafka/cluster/pool');", 'lib/kafka/cluster/pool'],
    ['lib/topics.ts', "import {\n  a,\n  b,\n} from './kafka/topics';", 'lib/kafka/topics'],
    ['lib/queries/topics.ts', "import '@/lib/db/client';", 'lib/db/client'],
  ])('%s is refused what its folder may not import', (file, text, target) => {
    expect(violations(file, text)).toEqual([`${file} may not import ${target}`]);
  });

  test.each([
    ['lib/kafka/topics.ts', "import { Kafka } from 'kafkajs';"],
    ['lib/http/session.ts', "import { PrismaClient } from '@prisma/client';"],
    ['lib/kafka/protocol/codec.ts', "import 'react';"],
    ['lib/contract/topics.ts', "import vm from 'node:vm';"],
  ])('%s is refused a package of another folder', (file, text) => {
    expect(violations(file, text)).toHaveLength(1);
  });

  test('what the table allows passes, and so do tests and comments', () => {
    expect(violations('lib/kafka/cluster/x.ts', "import { Reader } from '@/lib/kafka/protocol/reader';")).toEqual([]);
    expect(violations('lib/kafka/apps/producer.ts', "import { Kafka } from 'kafkajs';")).toEqual([]);
    expect(violations('lib/kafka/x.kafka.test.ts', "import { Kafka } from 'kafkajs';")).toEqual([]);
    expect(violations('lib/kafka/cluster/x.ts', "// import { db } from '@/lib/db/client';")).toEqual([]);
  });
});

describe('what no file may hold', () => {
  test.each([
    ['components/a.tsx', "'use server';"],
    ['components/a.tsx', '<div dangerouslySetInnerHTML={x} />'],
    ['lib/a.ts', 'const f = new Function(text);'],
    ['lib/a.ts', 'const f = Function("return this");'],
    ['lib/a.ts', 'const f = new RegExp(text);'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a file.
    ['lib/a.ts', 'const f = new RegExp(`${text}`);'],
    ['components/a.tsx', 'element.innerHTML = text;'],
    ['components/a.tsx', '<a href="javascript:x()">'],
    ['lib/db/a.ts', 'await db.$queryRawUnsafe(text);'],
    ['lib/kafka/protocol/a.ts', 'connect({ rejectUnauthorized: false });'],
    ['app/og/a.tsx', "import { ImageResponse } from 'next/og';"],
    ['components/a.tsx', "import Image from 'next/image';"],
    ['lib/http/a.ts', 'allowDangerousEmailAccountLinking: true'],
    ['lib/http/a.ts', "import { exec } from 'node:child_process';"],
    ['components/a.tsx', "await fetch('/api/x');"],
    ['lib/http/a.ts', "import { x } from '@/lib/db/generated/sqlite/client';"],
  ])('in %s: %s', (file, text) => {
    expect(violations(file, text)).not.toEqual([]);
  });

  test('a route without its wrapper', () => {
    const file = 'app/api/clusters/route.ts';
    expect(violations(file, 'export const GET = appRoute({}, handler);')).toEqual([]);
    expect(violations(file, 'export async function GET() {}')).toHaveLength(1);
    expect(violations(file, 'export const GET = async () => new Response();')).toHaveLength(1);
    expect(violations(file, "export { GET } from '@/lib/http/session';")).toHaveLength(1);
  });
});

test('an expression may be made of a literal', () => {
  expect(violations('lib/a.ts', "const f = new RegExp('[a-z]+', 'u');")).toEqual([]);
  expect(violations('lib/a.ts', 'const f = new RegExp(CONTROL, "gu");')).toEqual([]);
});

test('the tree keeps the rules', () => {
  const { files, wrong } = checkTree();
  expect(files).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});
