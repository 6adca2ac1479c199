import 'server-only';

import { type AuditStart, noteAudit } from '@/lib/db/audit';
import type { AppError } from '@/lib/errors';
import { shutdownSignal } from '@/lib/http/shutdown';
import type { Trace } from '@/lib/http/wrapper';
import { errorFields, log } from '@/lib/log';

const WINDOW_MS = 10 * 60_000;
const KINDS_OF_ONE = 20;
const KINDS = 300;

type Refused = AuditStart & { error: string };
type Noted = { refused: Refused; repeats: number };

declare global {
  var __sluiceRefusals: { noted: Map<string, Noted>; byWho: Map<string, number> } | undefined;
}

/** Notes that somebody who is signed in was denied something. */
export async function noteDenial(request: Request, { actor, ...trace }: Trace, { code, message }: AppError) {
  const action = trace.action ?? new URL(request.url).pathname;
  await noteRefusal(actor?.id ?? '', `${trace.cluster?.id} ${request.method} ${action} ${code}`, {
    ...{ actor: actor ?? null, requestId: trace.requestId, action: 'access.deny', error: message },
    cluster: trace.cluster ?? null,
    ...{ resourceType: 'action', resourceName: action.slice(0, 200) },
    params: { method: request.method, path: new URL(request.url).pathname.slice(0, 500), code },
  });
}

/**
 * Notes something that was refused: at once when it is the first of its kind, and how often it was repeated at the end
 * of ten minutes. Who tries everything fills neither the disk nor the trail: beyond some kinds, the rest is one.
 * @param who whose tries they are: a person, an address
 */
export async function noteRefusal(who: string, kind: string, refused: Refused): Promise<void> {
  const { noted, byWho } = (globalThis.__sluiceRefusals ??= begin());
  const kinds = byWho.get(who) ?? 0;
  const known = noted.has(`${who} ${kind}`);
  const many = !known && (kinds >= KINDS_OF_ONE || noted.size >= KINDS);
  const key = many ? `${noted.size >= KINDS ? '' : who} and more` : `${who} ${kind}`;
  const before = noted.get(key);
  if (before) {
    before.repeats++;
    return;
  }
  const first = many ? { ...refused, resourceName: 'many kinds', params: undefined } : refused;
  noted.set(key, { refused: first, repeats: 0 });
  byWho.set(who, kinds + 1);
  await write(first);
}

/** Writes down what was repeated so far. */
export async function flushRefusals(): Promise<void> {
  const repeated = [...(globalThis.__sluiceRefusals?.noted.values() ?? [])].filter(({ repeats }) => repeats > 0);
  globalThis.__sluiceRefusals = undefined;
  for (const { refused, repeats } of repeated) {
    await write({ ...refused, requestId: null, params: { ...(refused.params as object | undefined), repeats } });
  }
}

function begin(): NonNullable<typeof globalThis.__sluiceRefusals> {
  const end = () => {
    clearTimeout(timer);
    shutdownSignal().removeEventListener('abort', end);
    void flushRefusals();
  };
  const timer = setTimeout(end, WINDOW_MS).unref();
  shutdownSignal().addEventListener('abort', end);
  return { noted: new Map(), byWho: new Map() };
}

/** What is refused stays refused when nobody can write it down. */
async function write({ error, ...event }: Refused): Promise<void> {
  try {
    await noteAudit(event, { outcome: 'failed', error });
  } catch (thrown) {
    log.error({ cause: errorFields(thrown) }, 'audit of a refusal');
  }
}
