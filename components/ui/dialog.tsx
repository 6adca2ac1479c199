'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';

import { Button } from './button';
import { Field } from './field';
import { Input } from './input';
import { Notice } from './notice';
import { useReturnFocus } from './use-return-focus';
import { Name } from './visible-text';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** A sentence under the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the safe one first. */
  footer?: ReactNode;
  width?: number;
};

/** A modal: for a decision, never for reading. Esc closes, focus returns to what opened it. */
export function Dialog({ open, onOpenChange, title, description, children, footer, width = 460 }: DialogProps) {
  const focus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(10_12_11/0.4)]" />
        <Radix.Content
          {...focus}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className="fixed top-[14dvh] left-1/2 z-40 flex max-h-[76dvh] w-[calc(100vw-24px)] -translate-x-1/2 flex-col rounded-lg border border-line-strong bg-panel shadow-pop focus:outline-none"
          style={{ maxWidth: width }}
        >
          <header className="px-4 pt-3.5 pb-2">
            <div className="pr-8">
              <Radix.Title className="font-semibold text-lg [overflow-wrap:anywhere]">
                {typeof title === 'string' ? <Name text={title} /> : title}
              </Radix.Title>
              {description !== undefined && (
                <Radix.Description className="mt-1 text-ink-2">{description}</Radix.Description>
              )}
            </div>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
          {footer && <footer className="flex justify-end gap-2 border-line border-t px-4 py-3">{footer}</footer>}
          {/* Last, so that the focus starts in what the dialog is for. */}
          <Radix.Close asChild>
            <Button variant="ghost" size="icon-sm" aria-label="Close" className="absolute top-3 right-3">
              <X size={14} />
            </Button>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, as sentences. */
  children: ReactNode;
  /** The verb and its object: "Remove orders-eu". */
  confirmLabel: string;
  /** The name to type before the button works, where something is lost. */
  requireText?: string | undefined;
  danger?: boolean | undefined;
  /** Rejects with an Error whose message is shown here; resolves and the dialog closes. */
  onConfirm: () => Promise<unknown>;
};

/** Asks once more. The error of what it started stays here, where it was caused. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, confirmLabel, requireText, danger = false, onConfirm } = props;
  const [typed, setTyped] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  function close(next: boolean) {
    if (pending) return;
    setTyped('');
    setError(null);
    onOpenChange(next);
  }

  async function confirm() {
    setPending(true);
    setError(null);
    try {
      await onConfirm();
      setTyped('');
      onOpenChange(false);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setPending(false);
    }
  }

  const blocked = requireText !== undefined && typed !== requireText ? `Type ${requireText} to go on.` : null;
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={title}
      footer={
        <>
          <Button onClick={() => close(false)}>Cancel</Button>
          <Button variant={danger ? 'danger-primary' : 'primary'} blocked={blocked} pending={pending} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !pending) void confirm();
        }}
      >
        <div className="grid gap-2 text-ink-2">{children}</div>
        {requireText !== undefined && (
          <Field
            label={
              <span className="break-words font-normal">
                Type <b className="font-semibold">{requireText}</b> to go on
              </span>
            }
          >
            <Input
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
        )}
        {error && <Notice tone="bad">{error}</Notice>}
        <button type="submit" className="hidden" tabIndex={-1} aria-hidden />
      </form>
    </Dialog>
  );
}
