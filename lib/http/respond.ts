import 'server-only';

import type { ErrorBody } from '@/lib/contract/common';
import { databaseFault } from '@/lib/db/faults';
import { AppError, errorStatus } from '@/lib/errors';
import { ConnectionError, WireError } from '@/lib/kafka/protocol/errors';

/** Every answer is one person's: no cache on the way may keep it. */
export const privateHeaders = { 'cache-control': 'no-store, private' } as const;

export function jsonResponse(value: unknown, status: number, requestId: string): Response {
  const headers = { ...privateHeaders, 'x-request-id': requestId };
  return value === undefined ? new Response(null, { status: 204, headers }) : Response.json(value, { status, headers });
}

/** Anything thrown, as the one error of the console. What is not foreseen says nothing of its inside. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  // A cluster's fault that a service did not name is still the cluster's fault.
  if (thrown instanceof ConnectionError) {
    return new AppError('KAFKA_UNREACHABLE', `The cluster could not be reached: ${thrown.message}.`, { cause: thrown });
  }
  if (thrown instanceof WireError) {
    return new AppError('UNAVAILABLE', 'A broker sent an answer that could not be read.', { cause: thrown });
  }
  const fault = databaseFault(thrown);
  if (fault) return fault;
  return new AppError('INTERNAL', 'Something went wrong in Sluice itself; its log says what.', { cause: thrown });
}

export function errorBody(error: AppError, requestId: string): ErrorBody {
  const { code, message, details } = error;
  return { error: { code, message, ...(details && { details }), requestId } };
}

export function errorResponse(error: AppError, requestId: string): Response {
  const response = jsonResponse(errorBody(error, requestId), errorStatus[error.code], requestId);
  const retryAfter = error.details?.retryAfter;
  if (typeof retryAfter === 'number') response.headers.set('retry-after', String(retryAfter));
  return response;
}
