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
