import { afterEach, describe, expect, test } from 'vitest';
import type { ClusterConfig } from './config';
import { closeAll, closeCluster, clusterFor, setEgressPolicy } from './pool';

// Nothing is connected to before something is asked.
const config: ClusterConfig = {
  clusterId: 'one',
  name: 'one',
  bootstrapServers: [{ host: 'kafka', port: 9092 }],
  tls: null,
  sasl: null,
  readOnly: false,
};

afterEach(() => {
  closeAll();
  setEgressPolicy({ allowLoopback: false });
});

describe('pool', () => {
  test('keeps one cluster per saved cluster', () => {
    expect(clusterFor({ ...config })).toBe(clusterFor(config));
    expect(clusterFor({ ...config, clusterId: 'two' })).not.toBe(clusterFor(config));
  });

  test('replaces it when anything about it has changed', () => {
    const first = clusterFor(config);
    const second = clusterFor({ ...config, readOnly: true });
    expect(second).not.toBe(first);
    expect(second.config.readOnly).toBe(true);
    expect(first.closed).toBe(true);
  });

  test('replaces it when it may connect elsewhere', () => {
    const first = clusterFor(config);
    setEgressPolicy({ allowLoopback: true });
    expect(clusterFor(config)).not.toBe(first);
  });

  test('forgets what is closed', () => {
    const first = clusterFor(config);
    closeCluster('one');
    expect(first.closed).toBe(true);
    expect(clusterFor(config)).not.toBe(first);
  });
});
