import 'server-only';

import { z } from 'zod';

import { AppError } from '@/lib/errors';

const MAX_BODY = 1024 * 1024;

/** Parses what came from outside. Fields that the schema does not name are refused, never ignored. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = closed(schema).safeParse(value, { error: sentenceOf });
  if (parsed.success) return parsed.data as z.output<S>;
  const fields: Record<string, string> = {};
  for (const { path, message } of issuesOf(parsed.error.issues)) fields[path] ??= message;
  const [first] = Object.entries(fields);
  const sentence = first ? (first[0] ? `${first[0]}: ${first[1]}` : first[1]) : 'the input does not fit';
  throw new AppError('BAD_INPUT', `${sentence}.`, { details: { fields } });
}

/** What a schema that says nothing itself has to say, in words for the person at the form. */
function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  const things = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' of them' : '';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is needed' : `must be ${articles[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}`;
    case 'too_small':
      return issue.minimum === 1 && things ? 'is needed' : `must be at least ${issue.minimum}${things}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${things}`;
    default:
      return undefined;
  }
}

const articles: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

const closedSchemas = new WeakMap<z.ZodType, z.ZodType>();

function closed(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject) || schema.def.catchall) return schema;
  const known = closedSchemas.get(schema);
  if (known) return known;
  // Not .strict(), which would drop the refinements.
  const made = schema.clone({ ...schema.def, catchall: z.never() });
  closedSchemas.set(schema, made);
  return made;
}

type Issue = z.core.$ZodIssue;

function issuesOf(issues: readonly Issue[], prefix: readonly PropertyKey[] = []): { path: string; message: string }[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key].map(String).join('.'), message: 'is not known here' }));
    }
    const branch = issue.code === 'invalid_union' ? nearestBranch(issue.errors) : undefined;
    return branch ? issuesOf(branch, path) : [{ path: path.map(String).join('.'), message: issue.message }];
  });
}

/** Of a union's members, the one with the least wrong about it. */
const nearestBranch = (branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  [...branches].sort((a, b) => a.length - b.length)[0];

/** The query string as an object; a name given twice is refused rather than half read. */
export function readQuery(request: Request): Record<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of new URL(request.url).searchParams) {
    if (query.has(name)) throw new AppError('BAD_INPUT', `${name}: is given more than once.`);
    query.set(name, value);
  }
  return Object.fromEntries(query);
}

export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new AppError('BAD_INPUT', 'The body must be JSON, with Content-Type: application/json.');
  }
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('BAD_INPUT', 'The body is not valid JSON.');
  }
}

async function readText(request: Request): Promise<string> {
  const tooLarge = new AppError('TOO_LARGE', 'The body is larger than 1 MiB.');
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY) throw tooLarge;
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    // Counted here too: the length is a claim, and a chunked body makes none.
    if ((size += chunk.byteLength) > MAX_BODY) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
