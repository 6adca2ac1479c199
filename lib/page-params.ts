import { notFound } from 'next/navigation';
import type { z } from 'zod';

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

/** generateMetadata() gets its params decoded already; decoding "50%" again would fail. */
export async function metadataParams<T>(params: Promise<Record<string, string>>, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await params);
  return parsed.success ? parsed.data : notFound();
}
