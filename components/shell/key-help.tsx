'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

const keys: [string[], string][] = [
  [['Ctrl', 'K'], 'Jump to a topic, group, broker, cluster or page'],
  [['/'], 'Filter the list'],
  [['j', 'k'], 'Next and previous row, as do the arrows'],
  [['Home', 'End'], 'First and last row'],
  [['Enter'], 'Open the row'],
  [['Esc'], 'Close what is open, clear the filter'],
  [['?'], 'This list'],
];

export function KeyHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard" width={420}>
      <dl className="grid grid-cols-[92px_1fr] items-baseline gap-y-2">
        {keys.map(([names, text]) => (
          <div key={text} className="contents">
            <dt className="flex gap-1">
              {names.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dt>
            <dd className="text-ink-2">{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
