// The shop's consumers, one for each thing a group can do: keep up, fall behind, catch up in bursts, stand still, be gone.
import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaClient } from '../topics.mjs';

/** @typedef {import('kafkajs').EachMessagePayload} Payload */

/**
 * @param {string} bootstrapServers
 * @param {string} groupId
 * @param {string[]} topics
 * @param {(payload: Payload) => Promise<unknown>} eachMessage
 */
async function member(
  bootstrapServers,
  groupId,
  topics,
  eachMessage,
  { clientId = groupId, fromBeginning = true } = {},
) {
  const consumer = kafkaClient(bootstrapServers, clientId).consumer({
    groupId,
    maxWaitTimeInMs: 2000,
    sessionTimeout: 30_000,
  });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning });
  const options = {
    autoCommitInterval: 2000,
    eachMessage: async (/** @type {Payload} */ p) => void (await eachMessage(p)),
  };
  await consumer.run(options);
  return consumer;
}

/**
 * A sleep that ends early, and without an error, when the shop closes.
 * @param {number} ms
 * @param {AbortSignal} signal
 */
export const pause = (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {});

/**
 * @param {string} bootstrapServers
 * @param {AbortSignal} signal
 * @returns {Promise<import('kafkajs').Consumer[]>}
 */
export async function startGroups(bootstrapServers, signal) {
  const keepUp = async () => {};
  const tooSlow = () => pause(25, signal);
  // Alive and of no use: after some invoices it answers heartbeats and never finishes the next.
  let mailed = 0;
  const stuck = async (/** @type {Payload} */ { heartbeat }) => {
    if (++mailed <= 20) return pause(150, signal);
    while (!signal.aborted) {
      await pause(3000, signal);
      await heartbeat();
    }
  };
  // Works through what there is in the last ten seconds of each minute.
  const inBursts = async (/** @type {Payload} */ { heartbeat }) => {
    while (!signal.aborted && new Date().getSeconds() < 50) {
      await pause(1000, signal);
      await heartbeat();
    }
  };
  return Promise.all([
    member(bootstrapServers, 'fulfilment', ['orders'], keepUp, { clientId: 'fulfilment-1' }),
    member(bootstrapServers, 'fulfilment', ['orders'], keepUp, { clientId: 'fulfilment-2' }),
    member(bootstrapServers, 'fraud-check', ['payments'], keepUp),
    member(bootstrapServers, 'click-analytics', ['clicks'], tooSlow, { fromBeginning: false }),
    member(bootstrapServers, 'search-index', ['customers', 'stock.berlin', 'stock.lisbon', 'stock.osaka'], inBursts),
    member(bootstrapServers, 'invoice-mailer', ['invoices'], stuck),
  ]);
}
