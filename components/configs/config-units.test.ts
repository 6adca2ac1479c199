import { describe, expect, it } from 'vitest';

import { configUnit, humanValue, joinAmount, keeps, splitAmount } from './config-units';

describe('config values in human units', () => {
  it('a time is said in the largest unit that divides it', () => {
    expect(humanValue('retention.ms', '604800000')).toBe('7 days');
    expect(humanValue('segment.ms', '3600000')).toBe('1 hour');
    expect(humanValue('retention.ms', '5400000')).toBe('90 minutes');
  });

  it('a size is said in IEC units', () => {
    expect(humanValue('segment.bytes', '1073741824')).toBe('1 GiB');
    expect(humanValue('max.message.bytes', '1048588')).toBe('about 1 MiB');
    expect(humanValue('retention.bytes', '1610612736')).toBe('1.5 GiB');
    expect(humanValue('max.message.bytes', '512')).toBe('512 B');
    expect(humanValue('replica.fetch.wait.max.ms', '500')).toBe('500 ms');
    expect(humanValue('socket.request.max.bytes', '104857600')).toBe('100 MiB');
  });

  it('-1 is unlimited only where Kafka means it so', () => {
    expect(humanValue('retention.ms', '-1')).toBe('unlimited');
    expect(humanValue('retention.bytes', '-1')).toBe('unlimited');
    expect(humanValue('log.retention.ms', '-1')).toBe('unlimited');
    expect(humanValue('message.timestamp.after.max.ms', '-1')).toBeNull();
  });

  it('the largest int64 is never', () => {
    expect(humanValue('flush.ms', '9223372036854775807')).toBe('never');
  });

  it('numbers without a unit are left alone', () => {
    expect(configUnit('min.insync.replicas')).toBeNull();
    expect(humanValue('flush.messages', '9223372036854775807')).toBeNull();
    expect(humanValue('cleanup.policy', 'delete')).toBeNull();
  });

  it('an amount and its unit come back as what Kafka takes', () => {
    for (const value of ['0', '1', '604800000', '90000', '9223372036854775807']) {
      const split = splitAmount(value, 'duration')!;
      expect(joinAmount(split.amount, split.unit)).toBe(value);
    }
    expect(joinAmount('1.5', 'hours')).toBe('5400000');
    expect(joinAmount('1.5', 'ms')).toBeNull();
    expect(joinAmount('-1', 'days')).toBeNull();
    expect(joinAmount('9999999999999', 'days')).toBeNull();
  });

  it('what a topic keeps is one phrase', () => {
    expect(keeps('delete', '604800000', '-1')).toBe('7 days');
    expect(keeps('delete', '-1', '-1')).toBe('for ever');
    expect(keeps('delete', '-1', '53687091200')).toBe('50 GiB a partition');
    expect(keeps('delete', '604800000', '53687091200')).toBe('7 days or 50 GiB a partition');
    expect(keeps('compact', '604800000', '-1')).toBe('compacted');
    expect(keeps('compact,delete', '604800000', '-1')).toBe('compacted, 7 days');
    expect(keeps(null, null, null)).toBeNull();
  });
});
