const hour = 3_600_000;
const day = 24 * hour;
const stores = ['berlin', 'lisbon', 'osaka', 'recife', 'lyon'];

/** @param {string} topic @param {number} numPartitions @param {number} replicationFactor @param {Record<string, string | number>} configs */
const topic = (topic, numPartitions, replicationFactor, configs = {}) => ({
  topic,
  numPartitions,
  replicationFactor,
  configEntries: Object.entries(configs).map(([name, value]) => ({ name, value: String(value) })),
});

const compacted = { 'cleanup.policy': 'compact', 'segment.ms': 600_000, 'min.cleanable.dirty.ratio': 0.1 };

/** The shop's topics. `returns` stays empty, and `audit.log` has one replica, so that both can be seen. */
export const topics = [
  topic('orders', 12, 3, { 'min.insync.replicas': 2, 'retention.ms': 7 * day }),
  topic('orders.dead-letter', 2, 3, { 'retention.ms': 30 * day }),
  topic('payments', 6, 3, { 'min.insync.replicas': 2, 'retention.ms': 90 * day }),
  topic('customers', 6, 3, compacted),
  topic('clicks', 8, 2, { 'retention.ms': 6 * hour, 'retention.bytes': 50_000_000 }),
  topic('invoices', 3, 3, { 'max.message.bytes': 2_000_000, 'retention.ms': -1 }),
  topic('searches', 4, 2, { 'retention.ms': 7 * day }),
  topic('telemetry', 4, 2, { 'retention.ms': day }),
  topic('shipments', 4, 3),
  topic('support-chat', 3, 3),
  topic('returns', 3, 3),
  topic('audit.log', 1, 1, { 'cleanup.policy': 'compact,delete' }),
  ...stores.map((store) => topic(`stock.${store}`, 2, 3, compacted)),
];

export const stockTopics = stores.map((store) => `stock.${store}`);
