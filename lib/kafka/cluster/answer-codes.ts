import { brokerErrors, errorCode } from '@/lib/kafka/protocol/error-codes';

/** Asked at the wrong place: who leads or coordinates must be learned anew. */
const staleCodes: ReadonlySet<number> = new Set([
  errorCode.LEADER_NOT_AVAILABLE,
  errorCode.NOT_LEADER_OR_FOLLOWER,
  errorCode.FENCED_LEADER_EPOCH,
  errorCode.UNKNOWN_LEADER_EPOCH,
  errorCode.LISTENER_NOT_FOUND,
  errorCode.NOT_COORDINATOR,
  errorCode.COORDINATOR_NOT_AVAILABLE,
  errorCode.NOT_CONTROLLER,
]);

/** The broker refused before it did anything, and may do it in a moment. Other retriable codes leave that open. */
const untouchedCodes: ReadonlySet<number> = new Set([...staleCodes, errorCode.COORDINATOR_LOAD_IN_PROGRESS]);

export const isStale = (code: number): boolean => staleCodes.has(code);

/** Whether the same request may get another answer soon. `repeatable`: sending it twice does no harm. */
export function isWorthRepeating(code: number, repeatable: boolean): boolean {
  if (untouchedCodes.has(code)) return true;
  if (code === errorCode.THROTTLING_QUOTA_EXCEEDED) return false; // The broker asks for patience, not for more.
  return repeatable && (brokerErrors.get(code)?.retriable ?? false);
}

/** The error of the whole answer, or null. */
export function topLevelError(answer: unknown): { code: number; text: string | null } | null {
  if (typeof answer !== 'object' || answer === null || !('errorCode' in answer)) return null;
  if (typeof answer.errorCode !== 'number' || answer.errorCode === 0) return null;
  const text = 'errorMessage' in answer && typeof answer.errorMessage === 'string' ? answer.errorMessage : null;
  return { code: answer.errorCode, text };
}

/** A code in an answer's lists that says "not here": such an answer came from the wrong broker. Null when there is none. */
export function staleCodeWithin(answer: unknown, depth = 4): number | null {
  if (depth === 0 || typeof answer !== 'object' || answer === null || ArrayBuffer.isView(answer)) return null;
  for (const value of Object.values(answer)) {
    if (!Array.isArray(value)) continue;
    for (const item of value) {
      if (typeof item !== 'object' || item === null) break; // A list of numbers or texts.
      const code: unknown = item.errorCode;
      if (typeof code === 'number' && isWorthRepeating(code, false)) return code;
      const within = staleCodeWithin(item, depth - 1);
      if (within !== null) return within;
    }
  }
  return null;
}
