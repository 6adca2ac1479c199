'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';

import { cn } from '@/components/ui/cn';

/** Up to so many are drawn as they are, in the scroll of the pane; more get a box of their own. */
const drawn = 400;
const lineHeight = 18.6;

type LongLinesProps = {
  label: string;
  count: number;
  line: (index: number) => ReactNode;
  /** True: few lines, but long ones. */
  long?: boolean;
  className?: string;
};

/** Lines of monospaced text; of very many only those in view exist. */
export function LongLines(props: LongLinesProps) {
  const { label, count, line, long = false, className } = props;
  if (count > drawn || long) return <VirtualLines {...props} />;
  return (
    <section aria-label={label}>
      <pre className={cn('px-3.5 leading-[1.55]', className)}>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text.
          <div key={index}>{line(index)}</div>
        ))}
      </pre>
    </section>
  );
}

function VirtualLines({ label, count, line, className }: LongLinesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  });
  return (
    <section
      ref={scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard.
      tabIndex={0}
      className="h-[62dvh] overflow-auto border-line border-y bg-sunken"
    >
      <pre className={cn('relative leading-[1.55]', className)} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            ref={virtualizer.measureElement}
            data-index={index}
            className="absolute top-0 left-0 w-full px-3.5"
            style={{ transform: `translateY(${start}px)` }}
          >
            {line(index)}
          </div>
        ))}
      </pre>
    </section>
  );
}
