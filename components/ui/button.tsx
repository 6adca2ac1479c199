'use client';

import { cva, type VariantProps } from 'class-variance-authority';
import Link from 'next/link';
import { type ComponentProps, type ReactNode, useId } from 'react';

import { cn } from './cn';
import { Tooltip } from './tooltip';

const look = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-[5px] border font-medium ' +
    'transition-colors duration-75 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 disabled:cursor-not-allowed disabled:opacity-55',
  {
    variants: {
      variant: {
        default: 'border-line-strong bg-panel text-ink not-aria-disabled:hover:bg-hover',
        primary:
          'border-accent bg-accent text-on-accent not-aria-disabled:hover:bg-[color-mix(in_srgb,var(--accent)_88%,var(--ink))]',
        danger:
          'border-line-strong bg-panel text-bad not-aria-disabled:hover:border-bad not-aria-disabled:hover:bg-bad-soft',
        'danger-primary':
          'border-bad bg-bad text-panel not-aria-disabled:hover:bg-[color-mix(in_srgb,var(--bad)_88%,var(--ink))]',
        ghost:
          'border-transparent bg-transparent text-ink-2 not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink',
      },
      size: {
        md: 'h-7 px-[11px] text-base',
        sm: 'h-6 px-2 text-sm',
        icon: 'size-7 p-0',
        'icon-sm': 'size-6 p-0',
      },
    },
    defaultVariants: { variant: 'default', size: 'md' },
  },
);

type Look = VariantProps<typeof look>;

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  Look & {
    /** What it does or leads to, where somebody may not. */
    'data-action'?: string | undefined;
    /** Why it cannot be used now, as a sentence: the button stays in reach of keyboard and pointer and says it. */
    blocked?: string | null | undefined;
    /** While true: the work that it started runs; clicks are ignored. */
    pending?: boolean | undefined;
    /** What it does, where the text does not say it. */
    hint?: string | undefined;
  };

/** A verb that names its object. Never disabled without a reason: pass `blocked`. */
export function Button({ blocked, pending, hint, variant, size, className, onClick, type, ...rest }: ButtonProps) {
  const reasonId = useId();
  const inert = Boolean(blocked) || pending === true;
  const button = (
    <button
      {...rest}
      type={type ?? 'button'}
      className={cn(look({ variant, size }), pending && 'aria-disabled:cursor-progress', className)}
      aria-disabled={inert || undefined}
      aria-busy={pending || undefined}
      aria-describedby={blocked ? reasonId : rest['aria-describedby']}
      onClick={(event) => {
        if (inert) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
  if (!blocked && !hint) return button;
  return (
    <>
      <Tooltip text={blocked || hint || ''}>{button}</Tooltip>
      {blocked && (
        <span id={reasonId} hidden>
          {blocked}
        </span>
      )}
    </>
  );
}

type IconButtonProps = Omit<ButtonProps, 'size' | 'hint' | 'children'> & {
  /** Says what it does: its accessible name and its tooltip. */
  label: string;
  /** An icon of 14 or 15 px. */
  children: ReactNode;
  size?: 'md' | 'sm' | undefined;
};

/** A button that shows only an icon. */
export function IconButton({ label, size = 'md', variant = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Button {...rest} aria-label={label} hint={label} variant={variant} size={size === 'md' ? 'icon' : 'icon-sm'} />
  );
}

type LinkButtonProps = ComponentProps<typeof Link> &
  Look & { blocked?: string | null | undefined; 'data-action'?: string | undefined };

/** Goes to another page, looks like a button. Blocked, it is a disabled button with its reason. */
export function LinkButton({ blocked, variant, size, className, children, ...rest }: LinkButtonProps) {
  if (blocked) {
    return (
      <Button data-action={rest['data-action']} blocked={blocked} variant={variant} size={size} className={className}>
        {children}
      </Button>
    );
  }
  return (
    <Link {...rest} className={cn(look({ variant, size }), className)}>
      {children}
    </Link>
  );
}
