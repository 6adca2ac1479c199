'use client';

import { useEffect } from 'react';

export type Recent = { label: string; kind: string; href: string };

const key = 'sluice-recent';
const most = 12;

export function readRecent(): Recent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecent) : [];
  } catch {
    return [];
  }
}

function isRecent(item: unknown): item is Recent {
  const each = item as Recent | null;
  const texts = [each?.label, each?.kind, each?.href];
  return texts.every((text) => typeof text === 'string') && /^\/(?![/\\])/.test(each!.href);
}

/** Remembers a visited thing (not a list) for the palette, in this browser only. */
export function useRememberVisit(visit: Recent | null): void {
  const { label, kind, href } = visit ?? {};
  useEffect(() => {
    if (!label || !kind || !href) return;
    const others = readRecent().filter((item) => item.href !== href);
    try {
      localStorage.setItem(key, JSON.stringify([{ label, kind, href }, ...others].slice(0, most)));
    } catch {
      // No room or not allowed: then there is nothing to remember.
    }
  }, [label, kind, href]);
}
