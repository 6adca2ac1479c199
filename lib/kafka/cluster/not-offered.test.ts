import { describe, expect, it } from 'vitest';
import { BrokerTable } from './facts-brokers';
import { notOfferedBy } from './not-offered';

function brokers(...releases: (string | null)[]) {
  const table = new BrokerTable();
  const named = releases.map((_, i) => ({ brokerId: i + 1, host: 'here', port: 9092, rack: null }));
  table.learnLayout(named, new Map(), 0);
  for (const [i, release] of releases.entries()) table.get(i + 1)!.release = release;
  return table.all();
}
const reasons = (...releases: (string | null)[]) =>
  Object.fromEntries(notOfferedBy(brokers(...releases)).map(({ source, message }) => [source, message]));

describe('what an older broker lacks', () => {
  it('is said of the cell that it leaves empty', () => {
    expect(reasons('2.8')).toEqual({
      'disk size': 'Not offered by this broker (2.8)',
      'group kind': 'Not offered by this broker (2.8)',
    });
    expect(Object.keys(reasons('2.1'))).toEqual(['group state', 'topic id', 'disk size', 'group kind']);
    expect(reasons('3.9')).toEqual({});
  });

  it('names the brokers where others have it', () => {
    expect(reasons('3.6', '3.6')['group kind']).toBe('Not offered by these brokers (3.6)');
    expect(reasons('3.9', '3.6', '3.9')['group kind']).toBe('Not offered by broker 2 (3.6)');
    expect(reasons('2.8', '3.6', '4.3')['group kind']).toBe('Not offered by brokers 1, 2 (2.8, 3.6)');
  });

  it('is not claimed of brokers whose release is not known', () => {
    expect(reasons(null, '4.3')).toEqual({});
  });
});
