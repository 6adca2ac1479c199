import { notFound } from 'next/navigation';
import type { z } from 'zod';

import { visibleText } from '@/lib/visible-text';

const longestTitle = 200;

/**
 * Pages get their params still percent-encoded; route handlers get them decoded.
 * Group ids may hold `/` and `%`, so every page reads its params through here.
 */
export async function pageParams<T>(params: Promise<Record<string, string>>, schema: z.ZodType<T>): Promise<T> {
  const encoded = await params;
  try {
    const decoded = Object.entries(encoded).map(([key, value]) => [key, decodeURIComponent(value)]);
    return schema.parse(Object.fromEntries(decoded));
  } catch {
    notFound();
  }
}

/**
 * For the title of a window, which takes text only: what cannot be seen in a name is written out, and a very long one
 * cut. generateMetadata() gets its params decoded already; decoding "50%" again would fail.
 */
export async function metadataParams<T>(params: Promise<Record<string, string>>, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await params);
  if (!parsed.success) notFound();
  const shown = Object.entries(parsed.data as Record<string, unknown>).map(([key, value]) => [
    key,
    typeof value === 'string' ? visibleText(value.slice(0, longestTitle).toWellFormed()) : value,
  ]);
  return Object.fromEntries(shown) as T;
}
