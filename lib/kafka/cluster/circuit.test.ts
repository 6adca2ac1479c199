import { describe, expect, test } from 'vitest';
import { ConnectionError, type ConnectionReason } from '@/lib/kafka/protocol/errors';
import { Circuit } from './circuit';

const error = (reason: ConnectionReason) => new ConnectionError(reason, { sent: true });

function opened(reason: ConnectionReason = 'refused'): Circuit {
  const circuit = new Circuit();
  for (let i = 0; i < 3; i++) circuit.failed(error(reason), 0);
  return circuit;
}

describe('circuit', () => {
  test('opens at the third failure in a row', () => {
    const circuit = new Circuit();
    circuit.failed(error('refused'), 0);
    circuit.failed(error('refused'), 0);
    expect(circuit.why).toBeNull();
    circuit.failed(error('unreachable'), 0);
    expect(circuit.why?.reason).toBe('unreachable');
  });

  test('starts to count again after an answer', () => {
    const circuit = new Circuit();
    for (let i = 0; i < 10; i++) {
      circuit.failed(error('refused'), i);
      circuit.failed(error('refused'), i);
      circuit.succeeded();
    }
    expect(circuit.why).toBeNull();
  });

  test('lets one probe through after ten seconds and no sooner', () => {
    const circuit = opened();
    expect(circuit.tryProbe(9_999)).toBe(false);
    expect(circuit.tryProbe(10_000)).toBe(true);
    expect(circuit.tryProbe(10_000)).toBe(false);
    expect(circuit.why).not.toBeNull();
  });

  test('closes when the probe succeeds and opens for ten more seconds when it fails', () => {
    const circuit = opened();
    circuit.tryProbe(10_000);
    circuit.failed(error('refused'), 12_000);
    expect(circuit.why?.reason).toBe('refused');
    expect(circuit.tryProbe(21_999)).toBe(false);
    expect(circuit.tryProbe(22_000)).toBe(true);
    circuit.succeeded();
    expect(circuit.why).toBeNull();
  });

  test('is not held open longer by requests that were on their way when it opened', () => {
    const circuit = opened();
    circuit.failed(error('timed out'), 9_000);
    expect(circuit.tryProbe(10_000)).toBe(true);
  });

  test.each([
    'wrong credentials',
    'mechanism not offered',
    'client certificate refused',
    'no token',
    'token expired',
    'token refused',
  ] as const)('opens at once and for thirty seconds when signing in fails: %s', (reason) => {
    const circuit = new Circuit();
    circuit.failed(error(reason), 0);
    expect(circuit.why?.reason).toBe(reason);
    expect(circuit.tryProbe(29_999)).toBe(false);
    expect(circuit.tryProbe(30_000)).toBe(true);
  });

  test('opens at the first failure that has cost seconds', () => {
    const circuit = new Circuit();
    circuit.failed(error('timed out'), 0);
    expect(circuit.why?.reason).toBe('timed out');
    expect(circuit.tryProbe(9_999)).toBe(false);
  });

  test('probes a suspect at once, and only one that was trusted', () => {
    const trusted = new Circuit();
    trusted.suspect(error('timed out'), 5);
    expect(trusted.tryProbe(5)).toBe(true);
    const known = opened();
    known.suspect(error('timed out'), 5);
    expect(known.tryProbe(5)).toBe(false);
  });

  test('does not probe while closed', () => {
    expect(new Circuit().tryProbe(1e9)).toBe(false);
  });
});
