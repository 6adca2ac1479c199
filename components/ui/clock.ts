'use client';

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let now = 0;

function subscribe(listener: () => void) {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

const read = () => {
  if (now === 0) now = Date.now();
  return now;
};

/** The time in milliseconds, ticking once a second for all who look; 0 while rendering on the server. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, () => 0);
}
