'use client';

import { useLayoutEffect, useRef, useState } from 'react';

import { LongLines } from './long-lines';
import { hexLine } from './payload-bytes';

/** Pixels that a line of 16 bytes takes. */
const wide = 590;

/** Offset, bytes and ASCII; 16 bytes a line where there is room, 8 where there is not. */
export function HexView({ bytes, label }: { bytes: Uint8Array; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(8);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth >= wide ? 16 : 8));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className="min-w-0 overflow-x-auto">
      <LongLines
        label={label}
        count={Math.ceil(bytes.length / width)}
        className="w-max whitespace-pre"
        line={(index) => {
          const { offset, hex, ascii } = hexLine(bytes, index, width);
          return (
            <>
              <span className="select-none text-ink-3">{offset}</span>
              {`  ${hex}  `}
              <span className="text-ok">{ascii}</span>
            </>
          );
        }}
      />
    </div>
  );
}
