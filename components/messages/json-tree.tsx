'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';

import { cn } from '@/components/ui/cn';
import { formatInt64 } from '@/lib/format';
import type { JsonNode } from '@/lib/json-text';
import { JsonTokenText } from './json-tokens';
import { sizeOf, type TreeRow, treeRows } from './json-tree-rows';

const rowHeight = 22;

/** JSON that opens and closes: arrows move, right and left open and close, Enter does either. */
export function JsonTree({ root, label }: { root: JsonNode; label: string }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [current, setCurrent] = useState(0);
  const rows = useMemo(() => treeRows(root, chosen), [root, chosen]);
  const active = Math.min(current, rows.length - 1);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
    initialRect: { width: 400, height: 600 },
  });

  function set(row: TreeRow, open: boolean) {
    if (row.open !== null) setChosen(new Map(chosen).set(row.id, open));
  }
  function go(index: number) {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setCurrent(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  }
  function onKeyDown(event: KeyboardEvent) {
    const row = rows[active];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      ArrowRight: () => (row.open === false ? set(row, true) : row.open && go(active + 1)),
      ArrowLeft: () => (row.open ? set(row, false) : row.parent >= 0 && go(row.parent)),
      Enter: () => set(row, !row.open),
      ' ': () => set(row, !row.open),
    };
    const press = keys[event.key];
    if (!press) return;
    event.preventDefault();
    press();
  }

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={`${id}-${active}`}
      onKeyDown={onKeyDown}
      className="group/tree mono max-h-[62dvh] overflow-auto px-2 focus-visible:-outline-offset-2"
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]!;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself takes the keys.
            <div
              key={row.id}
              id={`${id}-${index}`}
              role="treeitem"
              aria-level={row.depth + 1}
              aria-expanded={row.open ?? undefined}
              aria-selected={index === active}
              tabIndex={-1}
              onClick={() => {
                setCurrent(index);
                set(row, !row.open);
              }}
              className={cn(
                'absolute top-0 left-0 flex w-full items-center whitespace-nowrap rounded-[3px] pr-2',
                row.open !== null && 'cursor-pointer hover:bg-hover',
                index === active && 'group-focus-visible/tree:bg-accent-soft',
              )}
              style={{ height: rowHeight, transform: `translateY(${start}px)`, paddingLeft: row.depth * 14 }}
            >
              <TreeLine row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function TreeLine({ row: { name, node, open } }: { row: TreeRow }) {
  const scalar = node.kind !== 'array' && node.kind !== 'object';
  const size = sizeOf(node);
  const what = node.kind === 'array' ? (size === 1 ? 'item' : 'items') : size === 1 ? 'key' : 'keys';
  return (
    <>
      <ChevronRight
        size={12}
        aria-hidden
        className={cn('mr-1 shrink-0 text-ink-3', open === true && 'rotate-90', open === null && 'invisible')}
      />
      {name !== null &&
        (name.startsWith('"') ? (
          <JsonTokenText token={{ kind: 'key', text: name }} />
        ) : (
          <span className="text-ink-3">{name}</span>
        ))}
      {name !== null && <span className="mr-1.5 text-ink-2">:</span>}
      {scalar ? (
        <span className="truncate" title={node.text.length > 40 ? node.text.slice(0, 2000) : undefined}>
          <JsonTokenText token={{ kind: node.kind, text: node.text.slice(0, 1000) }} />
        </span>
      ) : (
        <span className="text-ink-3">
          {size === 0 ? (node.kind === 'array' ? '[]' : '{}') : `${formatInt64(size)} ${what}`}
        </span>
      )}
    </>
  );
}
