'use client';

import { cloneElement, isValidElement, type ReactElement, type ReactNode, useId } from 'react';

import { cn } from './cn';

type ControlProps = { id?: string; 'aria-describedby'?: string | undefined; 'aria-invalid'?: boolean | undefined };

type FieldProps = {
  label: ReactNode;
  /** One control: Input, Select, Textarea. It gets its id and descriptions from here. */
  children: ReactElement<ControlProps>;
  hint?: ReactNode;
  /** A sentence; shown instead of nothing, announced, tied to the control. */
  error?: string | null | undefined;
  optional?: boolean;
  className?: string;
};

/** Label above, control, hint or error below. */
export function Field({ label, children, hint, error, optional = false, className }: FieldProps) {
  const id = useId();
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  const control = isValidElement(children)
    ? cloneElement(children, {
        id: children.props.id ?? id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })
    : children;
  return (
    <div className={cn('grid min-w-0 content-start gap-1', className)}>
      <label htmlFor={children.props.id ?? id} className="font-medium">
        {label}
        {optional && <span className="ml-1.5 font-normal text-ink-3 text-sm">optional</span>}
      </label>
      {control}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-bad text-sm">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-ink-3 text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Several controls under one heading. */
export function FieldGroup({ legend, hint, children }: { legend: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-3.5">
      <legend className="mb-2 font-semibold text-[12.5px]">
        {legend}
        {hint && <span className="mt-0.5 block font-normal text-ink-3 text-sm">{hint}</span>}
      </legend>
      {children}
    </fieldset>
  );
}
