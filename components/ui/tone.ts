/** How much something wants to be looked at. Colour is for what is wrong; `dim` is for what is unknown or at rest. */
export type Tone = 'plain' | 'dim' | 'ok' | 'info' | 'warn' | 'bad';

export const toneText: Record<Tone, string> = {
  plain: '',
  dim: 'text-ink-3',
  ok: 'text-ok',
  info: 'text-info',
  warn: 'text-warn',
  bad: 'text-bad',
};
