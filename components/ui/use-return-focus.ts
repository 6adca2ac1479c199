'use client';

import { useRef } from 'react';

/**
 * For the content of a dialog that no trigger of its own opened, a key or a row: the focus goes back to where it was.
 * Radix gives it back to a trigger only.
 */
export function useReturnFocus() {
  const opener = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      opener.current?.focus();
    },
  };
}
