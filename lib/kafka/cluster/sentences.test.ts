import { describe, expect, test } from 'vitest';
import { AppError, errorStatus } from '@/lib/errors';
import { brokerErrors, errorCode } from '@/lib/kafka/protocol/error-codes';
import { ConnectionError, WireError } from '@/lib/kafka/protocol/errors';
import { codeOf, kafkaError } from './kafka-error';
import { answerAppError, nobodyAppError, sentence } from './sentences';

const error = (reason: ConstructorParameters<typeof ConnectionError>[0], message?: string) =>
  new ConnectionError(reason, { sent: true, ...(message ? { message } : {}) });

describe('sentences', () => {
  test('name the broker and the reason', () => {
    expect(sentence('refused', 'Broker 2 (k2:9092)')).toBe(
      'Broker 2 (k2:9092) refused the connection: nothing listens on that port.',
    );
  });

  test('tell more where the failure knows more, and end in one full stop', () => {
    expect(sentence(error('mechanism not offered', 'the broker offers PLAIN.'), 'k:1')).toBe(
      'k:1 does not offer this SASL mechanism: the broker offers PLAIN.',
    );
    expect(sentence(error('wrong credentials'), 'k:1')).toBe('k:1 refused the user name or password.');
  });

  test('do not tell what a socket said', () => {
    expect(sentence(error('refused', 'connect ECONNREFUSED 127.0.0.1:9'), 'k:1')).not.toContain('ECONNREFUSED');
  });
});

describe('errors of the console', () => {
  test('are never ours when a broker is at fault', () => {
    const failures = [error('refused'), error('timed out'), error('wrong credentials'), new WireError('x', 1)];
    const codes = failures.map((failure) => answerAppError(failure, 'Broker 1', 1, 'Metadata')!.code);
    expect(codes).toEqual(['KAFKA_UNREACHABLE', 'KAFKA_TIMEOUT', 'KAFKA_AUTHENTICATION', 'KAFKA_UNSUPPORTED']);
  });

  test('leave alone what is not about the broker', () => {
    expect(answerAppError(new DOMException('left', 'AbortError'), 'Broker 1', 1, 'Metadata')).toBeNull();
  });

  test('name every broker once when nobody answers, and no more than three', () => {
    const down = [1, 2, 3, 4, 5].map((id) => answerAppError(error('refused'), `Broker ${id}`, id, 'Metadata')!);
    const all = nobodyAppError('shop', down);
    expect(all.code).toBe('KAFKA_UNREACHABLE');
    expect(all.message).toMatch(/^No broker of shop answers\. Broker 1 .* Broker 3 .* And 2 more\.$/);
    expect(nobodyAppError('shop', [down[0]!, down[0]!])).toBe(down[0]);
  });

  test('put a wrong password before everything else', () => {
    const failures = [error('refused'), error('wrong credentials')].map((e) => answerAppError(e, 'B', 1, 'M')!);
    expect(nobodyAppError('shop', failures).code).toBe('KAFKA_AUTHENTICATION');
  });

  test('keep the code, name and words of the broker', () => {
    const refused = kafkaError(errorCode.INVALID_CONFIG, 'Unknown topic config name: x', 'topic orders');
    expect(refused).toBeInstanceOf(AppError);
    expect(refused.code).toBe('KAFKA_REFUSED');
    expect(refused.message).toBe('Topic orders: Unknown topic config name: x');
    expect(refused.details).toEqual({ kafkaCode: 40, kafkaError: 'INVALID_CONFIG', subject: 'topic orders' });
    expect(kafkaError(29, null, 'topic orders').message).toBe(
      "Not allowed for the console's principal on topic orders: Topic authorization failed.",
    );
    expect(kafkaError(9_999, '', 'group a').message).toBe('Group a: The broker gave no reason.');
  });

  test('turn no code of Kafka into a fault of the console', () => {
    for (const code of brokerErrors.keys()) expect(errorStatus[codeOf(code)]).not.toBe(500);
  });
});
