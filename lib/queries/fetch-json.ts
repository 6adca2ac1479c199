import { z } from 'zod';

import { ErrorBody } from '@/lib/contract/common';
import type { ErrorCode, ErrorDetails } from '@/lib/errors';
import { page } from '@/lib/paths';

/** Codes of the server, and two that only a browser can see. */
export type ApiErrorCode = ErrorCode | 'OFFLINE' | 'BAD_ANSWER';

/** A request that ended badly. `message` is fit to show to a person. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly status: number | null;
  readonly details: ErrorDetails | undefined;
  readonly requestId: string | null;
  /** When it may be tried again, in milliseconds since 1970; null where the server does not say. */
  readonly retryAt: number | null;

  constructor(
    code: ApiErrorCode,
    message: string,
    rest: {
      status?: number;
      details?: ErrorDetails | undefined;
      requestId?: string | undefined;
      retryAt?: number | null;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: rest.cause });
    this.code = code;
    this.status = rest.status ?? null;
    this.details = rest.details;
    this.requestId = rest.requestId ?? null;
    this.retryAt = rest.retryAt ?? null;
  }
}

/** The schema of an answer without content (204). */
export const NoContent = z.undefined();

type FetchOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
  /** False where a 401 is an answer: the login page itself. */
  loginOn401?: boolean;
};

/** The only fetch() of the console. Throws ApiError, or AbortError when cancelled. */
export async function fetchJson<T>(url: string, schema: z.ZodType<T>, options: FetchOptions = {}): Promise<T> {
  const response = await ask(url, options);
  const body = response.status === 204 ? undefined : await readJson(response, options.signal);
  if (!response.ok) {
    if (response.status === 401 && options.loginOn401 !== false) goToLogin();
    throw asApiError(response, body);
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiError('BAD_ANSWER', 'The server answered in a form that this page does not know. Reload the page.', {
    status: response.status,
    details: { url, problem: z.prettifyError(parsed.error) },
  });
}

async function ask(url: string, { method = 'GET', body, signal }: FetchOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  // A header that no form of another site can send.
  if (method !== 'GET') headers['X-Sluice'] = '1';
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    return await fetch(url, {
      method,
      headers,
      cache: 'no-store',
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('OFFLINE', 'The console itself does not answer. Is it running, and is the network up?', {
      cause,
    });
  }
}

async function readJson(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    return undefined;
  }
}

function asApiError(response: Response, body: unknown): ApiError {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) {
    return new ApiError('BAD_ANSWER', `The server answered with status ${response.status} and no reason.`, {
      status: response.status,
    });
  }
  const { code, message, details, requestId } = parsed.data.error;
  const retryAt = retryTime(response.headers.get('retry-after'));
  return new ApiError(code as ApiErrorCode, message, { status: response.status, details, requestId, retryAt });
}

/** Seconds, as the server sends them (RFC 9110, 10.2.3). */
function retryTime(header: string | null): number | null {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? Date.now() + seconds * 1000 : null;
}

let leaving = false;

/** Once: several queries fail together when a session ends. The login page says why, and leads back. */
function goToLogin() {
  if (leaving) return;
  leaving = true;
  window.location.assign(page.login(window.location.pathname + window.location.search, { ended: true }));
}
