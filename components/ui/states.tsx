'use client';

import { Lock, RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { Age } from './age';
import { Button } from './button';
import { cn } from './cn';
import { CopyButton } from './copy-button';
import { Notice } from './notice';
import { Name } from './visible-text';

/** What a failure may carry beside its sentence. */
type Failure = Error & { code?: string; requestId?: string | null; details?: Record<string, unknown> | undefined };

type LoadingProps = {
  /** "Loading topics": said to those who cannot see the grey bars. */
  label: string;
  /** The shape of what comes, so that nothing jumps. */
  shape?: 'table' | 'facts' | 'block';
  rows?: number;
  className?: string;
};

const bar = 'rounded-[3px] bg-line';
const widths = ['46%', '62%', '38%', '55%', '70%', '42%'];

/** Grey bars where the content will be; appears only if the wait is long enough to notice. */
export function Loading({ label, shape = 'table', rows = 12, className }: LoadingProps) {
  return (
    <div role="status" aria-busy className={cn('late', className)}>
      <span className="sr-only">{label}</span>
      {shape === 'facts' && (
        <div aria-hidden className="flex gap-[34px] border-line border-b px-[18px] py-3.5">
          {[44, 56, 40, 64, 48].map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: fixed decoration.
            <div key={index} className="h-[37px]" style={{ width }}>
              <div className={cn(bar, 'h-2.5 w-full')} />
              <div className={cn(bar, 'mt-2.5 h-3.5 w-3/4')} />
            </div>
          ))}
        </div>
      )}
      {shape === 'block' && <div aria-hidden className={cn(bar, 'h-32 w-full')} />}
      {shape === 'table' && (
        <div aria-hidden>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: fixed decoration.
            <div key={row} className="flex h-(--row) items-center gap-6 border-line border-b px-[18px]">
              <div className="w-1/4">
                <div className={cn(bar, 'h-2.5')} style={{ width: widths[row % widths.length] }} />
              </div>
              {[0, 1, 2, 3].map((cell) => (
                <div key={cell} className="w-[12%]">
                  <div className={cn(bar, 'h-2.5')} style={{ width: widths[(row + cell * 2) % widths.length] }} />
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** The first load failed: the sentence, a way to try again, and the rest one click away. */
export function LoadFailed({
  error,
  onRetry,
  className,
}: {
  error: Failure;
  onRetry?: () => unknown;
  className?: string;
}) {
  const [open, setOpen] = useState(false);
  const rest = technicalText(error);
  return (
    <div role="alert" className={cn('grid max-w-[760px] gap-2 px-[18px] py-4', className)}>
      <p className="font-medium text-bad [overflow-wrap:anywhere]">
        <Name text={error.message} />
      </p>
      <div className="flex items-center gap-2">
        {onRetry && (
          <Button onClick={() => onRetry()}>
            <RotateCw size={13} />
            Try again
          </Button>
        )}
        {rest !== '' && (
          <Button variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide details' : 'Show details'}
          </Button>
        )}
      </div>
      {open && (
        <div className="flex items-start gap-2 rounded-md border border-line bg-sunken p-2">
          <pre className="min-w-0 flex-1 whitespace-pre-wrap break-words">{rest}</pre>
          <CopyButton text={rest} label="Copy details" />
        </div>
      )}
    </div>
  );
}

/** Code, request id and what the server added, as lines. */
export function technicalText(error: Failure): string {
  const lines: string[] = [];
  if (error.code) lines.push(`code: ${error.code}`);
  for (const [name, value] of Object.entries(error.details ?? {})) {
    lines.push(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
  if (error.requestId) lines.push(`request: ${error.requestId}`);
  return lines.join('\n');
}

/** A later load failed: the last facts stay on the screen, and this says how old they are. */
export function StaleNotice({ error, since, className }: { error: Error; since: number; className?: string }) {
  return (
    <Notice tone="warn" className={cn('mx-[18px] my-2', className)}>
      <Name text={error.message} /> Shown is what was known <Age at={since} />.
    </Notice>
  );
}

type EmptyProps = { title: ReactNode; children?: ReactNode; action?: ReactNode; className?: string };

/** There is nothing, and why; with the way to change that. */
export function Empty({ title, children, action, className }: EmptyProps) {
  return (
    <div className={cn('grid justify-items-start gap-2 px-[18px] py-6', className)}>
      <p className="font-medium [overflow-wrap:anywhere]">
        {typeof title === 'string' ? <Name text={title} /> : title}
      </p>
      {children && <div className="max-w-[640px] text-ink-2">{children}</div>}
      {action}
    </div>
  );
}

type BlockedProps = {
  title: ReactNode;
  /** Why, as a sentence. */
  reason: string;
  children?: ReactNode;
  'data-action'?: string;
};

/** What a page shows to those who may not see the rest of it. */
export function Blocked({ title, reason, children, ...rest }: BlockedProps) {
  return (
    <div {...rest} data-blocked className="grid justify-items-start gap-2 px-[18px] py-6">
      <p className="flex items-center gap-2 font-medium">
        <Lock size={14} aria-hidden className="shrink-0 text-ink-3" />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {typeof title === 'string' ? <Name text={title} /> : title}
        </span>
      </p>
      <p className="max-w-[640px] text-ink-2">{reason}</p>
      {children && <div className="mt-1 flex flex-wrap gap-2">{children}</div>}
    </div>
  );
}

type LoadedProps<T> = {
  /** A TanStack query. */
  query: { data: T | undefined; error: Failure | null; dataUpdatedAt: number; refetch: () => unknown };
  /** Shown until the first answer. */
  loading: ReactNode;
  children: (data: T) => ReactNode;
};

/** The four states of one query in one place: loading, failed, stale beside the last facts, and the facts. */
export function Loaded<T>({ query, loading, children }: LoadedProps<T>) {
  if (query.data === undefined) {
    return query.error ? <LoadFailed error={query.error} onRetry={query.refetch} /> : loading;
  }
  return (
    <>
      {query.error && <StaleNotice error={query.error} since={query.dataUpdatedAt} />}
      {children(query.data)}
    </>
  );
}
