'use client';

import { X } from 'lucide-react';
import { useRef } from 'react';

import { IconButton } from './button';
import { cn } from './cn';
import { Kbd } from './kbd';
import { useHotkey } from './use-hotkey';

type FilterInputProps = {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  /** True for the one filter of the page that `/` focuses. */
  hotkey?: boolean;
  className?: string;
};

/** The text filter above a list. Esc clears it, then leaves it. */
export function FilterInput({
  label,
  placeholder,
  value,
  onChange,
  error,
  hotkey = true,
  className,
}: FilterInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useHotkey('/', (event) => {
    if (!hotkey) return;
    event.preventDefault();
    input.current?.focus();
    input.current?.select();
  });
  return (
    <div
      className={cn(
        'flex h-7 w-60 items-center gap-1 rounded-[5px] border border-line-strong bg-panel pr-1 pl-[9px]',
        'focus-within:border-accent focus-within:outline-1 focus-within:outline-accent hover:border-ink-3',
        error && 'border-bad focus-within:border-bad focus-within:outline-bad',
        className,
      )}
    >
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-invalid={error ? true : undefined}
        title={error ?? undefined}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (value === '') event.currentTarget.blur();
          else onChange('');
        }}
        autoComplete="off"
        spellCheck={false}
        className="h-full min-w-0 flex-1 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      {value !== '' ? (
        <IconButton label="Clear filter" size="sm" className="size-5" onClick={() => onChange('')}>
          <X size={12} />
        </IconButton>
      ) : (
        hotkey && <Kbd className="max-md:hidden">/</Kbd>
      )}
    </div>
  );
}
