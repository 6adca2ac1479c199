// A proxy between clients and one broker that does to the bytes what networks and broken brokers do. What it passes on
// is the real broker's; faults begin and end at run time, also for the connections that are open.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ apiKey: number, apiVersion: number, correlationId: number }} Asked */
/**
 * What is wrong; nothing, where left out.
 * @typedef {object} Faults
 * @property {number} [latencyMs] each way
 * @property {number} [jitterMs] added to the latency, up to this
 * @property {number} [bytesPerSecond] of answers
 * @property {number} [slice] bytes per packet of answers
 * @property {boolean} [refuse] nobody listens; connections that are open go on
 * @property {boolean} [silent] accepts and says nothing: a hung broker
 * @property {number} [cutAfter] ends each connection after so many bytes of answers, counted from now
 * @property {number} [slowCloseMs] the client hears this much later that the broker has closed
 * @property {(answer: Buffer, asked: Asked) => Buffer | null | undefined} [rewrite] of one answer, its 4 size bytes
 *   included: the bytes that go instead, null to end the connection in its place, undefined to leave it as it is
 */
/** @typedef {{ faults: Faults, counts: ReturnType<typeof noCounts> }} State */
/** @typedef {Awaited<ReturnType<typeof startFaultProxy>>} FaultProxy */

const HOLD_BYTES = 1 << 20;
const LARGEST_FRAME = 100 << 20;

/**
 * Listens on `port` and passes on to the broker at `target`, both on loopback.
 * @param {{ port: number, target: number }} ports
 */
export async function startFaultProxy({ port, target }) {
  /** @type {Set<Pair>} */
  const pairs = new Set();
  /** @type {State} */
  const state = { faults: {}, counts: noCounts() };
  const listen = () =>
    /** @type {Promise<net.Server>} */ (
      new Promise((resolve, reject) => {
        const listening = net.createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
          state.counts.connections++;
          const pair = new Pair(client, target, state);
          pairs.add(pair);
          client.once('close', () => pairs.delete(pair));
        });
        listening.once('error', reject);
        listening.listen(port, '127.0.0.1', () => resolve(listening));
      })
    );
  /** @type {net.Server | null} */
  let server = await listen();
  const reset = () => {
    for (const { client } of pairs) client.resetAndDestroy();
  };
  const deafen = () => {
    server?.close();
    server = null;
  };
  return {
    port,
    /** Since the start or the last `forget`: connections, bytes each way, requests by API key. */
    counts: () => state.counts,
    forget: () => void (state.counts = noCounts()),
    /** Connections that are open now. */
    open: () => pairs.size,
    /** Ends every open connection by RST, once. */
    reset,
    /**
     * From now on this is wrong, and nothing else; without faults all is well again.
     * @param {Faults} [faults]
     */
    async set(faults = {}) {
      state.faults = faults;
      for (const pair of pairs) pair.cutAfter(faults.cutAfter);
      if (faults.refuse) deafen();
      else server ??= await listen();
    },
    close() {
      deafen();
      reset();
    },
  };
}

/**
 * One for each node of a lab that was started `proxied`: by node id, and the bootstrap servers that lead through them.
 * @param {import('./kafka.mjs').Lab} lab
 */
export async function startFaultProxies({ layout }) {
  const proxied = layout.nodes.flatMap(({ id, proxied: ports }) => (ports ? [{ id, ...ports }] : []));
  const started = await Promise.all(proxied.map(({ port, behind }) => startFaultProxy({ port, target: behind })));
  const proxies = new Map(proxied.map(({ id }, i) => [id, /** @type {FaultProxy} */ (started[i])]));
  return {
    bootstrapServers: started.map(({ port }) => `127.0.0.1:${port}`).join(','),
    /** @param {number} id */
    of: (id) => /** @type {FaultProxy} */ (proxies.get(id)),
    all: () => started,
    /** @param {Faults} [faults] */
    setAll: (faults = {}) => Promise.all(started.map((proxy) => proxy.set(faults))),
    /** How often an API was asked for, of all nodes together. @param {number} apiKey */
    asked: (apiKey) => started.reduce((sum, proxy) => sum + (proxy.counts().requests.get(apiKey) ?? 0), 0),
    close() {
      for (const proxy of started) proxy.close();
    },
  };
}

function noCounts() {
  return { connections: 0, bytesOut: 0, bytesIn: 0, requests: /** @type {Map<number, number>} */ (new Map()) };
}

/** One client's connection and the one to the broker behind it. */
class Pair {
  /** Requests whose answers are to come, by correlation id. @type {Map<number, Asked>} */
  asked = new Map();
  bytesLeft = Number.POSITIVE_INFINITY;

  /**
   * @param {net.Socket} client
   * @param {number} target
   * @param {State} state
   */
  constructor(client, target, state) {
    this.client = client;
    this.state = state;
    const broker = net.connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const requests = new Frames(8, (frame) => this.noted(frame));
    const answers = new Frames(4, (frame) => this.rewritten(frame));
    let byFrame = false;
    const toBroker = (/** @type {Buffer} */ chunk) => {
      state.counts.bytesOut += chunk.length;
      requests.push(chunk);
      return [chunk];
    };
    const toClient = (/** @type {Buffer} */ chunk) => {
      state.counts.bytesIn += chunk.length;
      // An answer that has begun to pass as it came cannot be rewritten any more.
      if (answers.have === 0) byFrame = state.faults.rewrite !== undefined;
      const frames = answers.push(chunk);
      return (byFrame && !answers.opaque ? frames : [chunk]).flatMap((piece) => this.cut(piece));
    };
    carry(client, broker, toBroker, () => ({ ...state.faults, slice: 0, bytesPerSecond: 0, slowCloseMs: 0 }));
    carry(broker, client, toClient, () => state.faults);
    client.on('error', () => {}).on('close', () => broker.destroy());
    broker.on('error', () => client.destroy()).on('close', () => client.destroySoon());
    this.cutAfter(state.faults.cutAfter);
  }

  cutAfter(bytes = Number.POSITIVE_INFINITY) {
    this.bytesLeft = bytes;
  }

  /** @param {Buffer} frame */
  noted(frame) {
    const { requests } = this.state.counts;
    const [apiKey, apiVersion, correlationId] = [frame.readInt16BE(4), frame.readInt16BE(6), frame.readInt32BE(8)];
    requests.set(apiKey, (requests.get(apiKey) ?? 0) + 1);
    this.asked.set(correlationId, { apiKey, apiVersion, correlationId });
    return frame;
  }

  /** @param {Buffer} frame */
  rewritten(frame) {
    const correlationId = frame.readInt32BE(4);
    const asked = this.asked.get(correlationId);
    this.asked.delete(correlationId);
    const written = asked && this.state.faults.rewrite?.(frame, asked);
    return written === undefined ? frame : written;
  }

  /**
   * @param {Buffer | null} piece
   * @returns {(Buffer | null)[]}
   */
  cut(piece) {
    if (piece === null || piece.length < this.bytesLeft) {
      this.bytesLeft -= piece?.length ?? 0;
      return [piece];
    }
    const last = piece.subarray(0, this.bytesLeft);
    this.bytesLeft = 0;
    return [last, null];
  }
}

/** Finds the frames of Kafka's protocol in a stream; what cannot be one (TLS) makes the whole stream opaque. */
class Frames {
  /** @type {Buffer[]} */
  parts = [];
  have = 0;
  opaque = false;

  /**
   * @param {number} smallest
   * @param {(frame: Buffer) => Buffer | null} each what is to go in its place
   */
  constructor(smallest, each) {
    this.smallest = smallest;
    this.each = each;
  }

  /** @param {Buffer} chunk */
  push(chunk) {
    /** @type {(Buffer | null)[]} */
    const done = [];
    this.parts.push(chunk);
    this.have += chunk.length;
    while (!this.opaque && this.have >= 4) {
      if (this.parts[0] && this.parts[0].length < 4) this.parts = [Buffer.concat(this.parts)];
      const size = this.parts[0]?.readInt32BE(0) ?? 0;
      this.opaque = size < this.smallest || size > LARGEST_FRAME;
      if (this.opaque || this.have < size + 4) break;
      const all = Buffer.concat(this.parts);
      done.push(this.each(all.subarray(0, size + 4)));
      this.parts = [all.subarray(size + 4)];
      this.have -= size + 4;
    }
    if (this.opaque) this.parts = [];
    return done;
  }
}

/**
 * Carries bytes from one socket to the other, late and in small pieces where that is asked for. Null is the end.
 * @param {net.Socket} from
 * @param {net.Socket} to
 * @param {(chunk: Buffer) => (Buffer | null)[]} through
 * @param {() => Faults} faults
 */
function carry(from, to, through, faults) {
  /** @type {{ bytes: Buffer | null, due: number }[]} */
  const queue = [];
  let held = 0;
  let busy = false;
  const enqueue = (/** @type {Buffer | null} */ bytes) => {
    const { latencyMs = 0, jitterMs = 0, slowCloseMs = 0 } = faults();
    const lateMs = latencyMs + Math.random() * jitterMs + (bytes === null ? slowCloseMs : 0);
    queue.push({ bytes, due: performance.now() + lateMs });
    held += bytes?.length ?? 0;
    if (held > HOLD_BYTES) from.pause();
    if (!busy) void deliver();
  };
  const deliver = async () => {
    busy = true;
    for (let next = queue.shift(); next && !to.destroyed; next = queue.shift()) {
      while ((faults().silent || performance.now() < next.due) && !to.destroyed)
        await sleep(Math.max(1, Math.min(20, next.due - performance.now())));
      if (next.bytes === null) return void to.end();
      await write(to, next.bytes, faults());
      held -= next.bytes.length;
      if (held <= HOLD_BYTES) from.resume();
    }
    busy = false;
  };
  from.on('data', (chunk) => through(chunk).forEach(enqueue));
  from.on('end', () => enqueue(null));
}

/**
 * @param {net.Socket} to
 * @param {Buffer} bytes
 * @param {Faults} faults
 */
async function write(to, bytes, { slice, bytesPerSecond }) {
  const step = slice || (bytesPerSecond ? Math.ceil(bytesPerSecond / 50) : bytes.length) || 1;
  for (let at = 0; at < bytes.length && !to.destroyed; at += step) {
    const isRoom = to.write(bytes.subarray(at, at + step));
    if (bytesPerSecond) await sleep((step / bytesPerSecond) * 1000);
    // Each slice a packet of its own, as far as the kernel lets us.
    else if (step < bytes.length) await new Promise(setImmediate);
    while (!isRoom && to.writableNeedDrain && !to.destroyed) await sleep(1);
  }
}
