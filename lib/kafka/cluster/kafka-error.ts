import { AppError, type ErrorCode as Code } from '@/lib/errors';
import { brokerErrors, errorCode, errorName } from '@/lib/kafka/protocol/error-codes';
import { missingRight } from './rights';

/** Broker codes that mean something of their own to a person; all others are a refusal, or a moment's trouble. */
const codes = new Map<number, Code>([
  [errorCode.TOPIC_AUTHORIZATION_FAILED, 'KAFKA_AUTHORIZATION'],
  [errorCode.GROUP_AUTHORIZATION_FAILED, 'KAFKA_AUTHORIZATION'],
  [errorCode.CLUSTER_AUTHORIZATION_FAILED, 'KAFKA_AUTHORIZATION'],
  [errorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED, 'KAFKA_AUTHORIZATION'],
  [errorCode.DELEGATION_TOKEN_AUTHORIZATION_FAILED, 'KAFKA_AUTHORIZATION'],
  [errorCode.SASL_AUTHENTICATION_FAILED, 'KAFKA_AUTHENTICATION'],
  [errorCode.UNSUPPORTED_SASL_MECHANISM, 'KAFKA_AUTHENTICATION'],
  [errorCode.ILLEGAL_SASL_STATE, 'KAFKA_AUTHENTICATION'],
  [errorCode.UNKNOWN_TOPIC_OR_PARTITION, 'NOT_FOUND'],
  [errorCode.UNKNOWN_TOPIC_ID, 'NOT_FOUND'],
  [errorCode.GROUP_ID_NOT_FOUND, 'NOT_FOUND'],
  [errorCode.RESOURCE_NOT_FOUND, 'NOT_FOUND'],
  [errorCode.TOPIC_ALREADY_EXISTS, 'CONFLICT'],
  [errorCode.REASSIGNMENT_IN_PROGRESS, 'WRONG_STATE'],
  [errorCode.NON_EMPTY_GROUP, 'WRONG_STATE'],
  [errorCode.GROUP_SUBSCRIBED_TO_TOPIC, 'WRONG_STATE'],
  [errorCode.TOPIC_DELETION_DISABLED, 'WRONG_STATE'],
  [errorCode.NO_REASSIGNMENT_IN_PROGRESS, 'WRONG_STATE'],
  [errorCode.UNKNOWN_MEMBER_ID, 'WRONG_STATE'],
  [errorCode.UNSUPPORTED_VERSION, 'KAFKA_UNSUPPORTED'],
  [errorCode.UNSUPPORTED_FOR_MESSAGE_FORMAT, 'KAFKA_UNSUPPORTED'],
  [errorCode.SECURITY_DISABLED, 'KAFKA_UNSUPPORTED'],
  [errorCode.THROTTLING_QUOTA_EXCEEDED, 'THROTTLED'],
  [errorCode.REQUEST_TIMED_OUT, 'KAFKA_TIMEOUT'],
  [errorCode.BROKER_NOT_AVAILABLE, 'UNAVAILABLE'],
  [errorCode.NOT_CONTROLLER, 'UNAVAILABLE'],
]);

/** What the console calls a broker's code. */
export function codeOf(kafkaCode: number): Code {
  return codes.get(kafkaCode) ?? (brokerErrors.get(kafkaCode)?.retriable ? 'UNAVAILABLE' : 'KAFKA_REFUSED');
}

/**
 * A broker's error code as an AppError. `text`: the broker's own words, where it gave some. `subject`: what it is
 * about, to be named in the sentence: "topic orders", "group billing", "broker 2". `asked`: by whom and what, for a
 * refusal to say which right is missing.
 */
export function kafkaError(
  kafkaCode: number,
  text: string | null | undefined,
  subject: string,
  asked?: Asked,
): AppError {
  const code = codeOf(kafkaCode);
  const words = text || brokerErrors.get(kafkaCode)?.message || 'The broker gave no reason.';
  const details = { kafkaCode, kafkaError: errorName(kafkaCode), subject };
  if (code === 'KAFKA_AUTHORIZATION') {
    const needs = asked ? missingRight(asked.api.name, kafkaCode, subject) : null;
    const who = asked?.by.principal ?? "the console's principal";
    const message = needs
      ? `Not allowed for ${who}: needs ${needs}.`
      : `Not allowed for ${who} on ${subject}: ${words}`;
    return new AppError(code, message, { details: { ...details, ...(needs ? { needs } : {}) } });
  }
  return new AppError(code, `${subject[0]?.toUpperCase()}${subject.slice(1)}: ${words}`, { details });
}

/** Which API, by the principal of which cluster. */
export type Asked = { readonly api: { readonly name: string }; readonly by: { readonly principal: string } };
