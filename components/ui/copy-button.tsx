'use client';

import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';

import { Button, IconButton } from './button';

type CopyButtonProps = {
  /** The exact text, or how to get it. */
  text: string | (() => string | Promise<string>);
  /** "Copy value": what is copied. */
  label: string;
  /** With text beside the icon: the label. */
  showLabel?: boolean;
  size?: 'md' | 'sm';
  /** Instead of two sheets of paper, where what is copied has a sign of its own. */
  icon?: ReactNode;
};

/** Puts text on the clipboard; throws where the browser refuses. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without https there is no clipboard API: the old way needs a selection.
  const area = Object.assign(document.createElement('textarea'), { value: text });
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

export function CopyButton({ text, label, showLabel = false, size = 'sm', icon: own }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 1500);
    return () => clearTimeout(timer);
  }, [state]);

  const onClick = async () => {
    try {
      await copyText(typeof text === 'string' ? text : await text());
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  const icon = state === 'copied' ? <Check size={13} className="text-ok" /> : (own ?? <Copy size={13} />);
  const said = state === 'copied' ? 'Copied' : state === 'failed' ? 'Copying failed' : label;
  if (!showLabel) {
    return (
      <IconButton label={said} size={size} onClick={onClick}>
        {icon}
      </IconButton>
    );
  }
  return (
    <Button size={size} onClick={onClick} aria-live="polite">
      {icon}
      {said}
    </Button>
  );
}
