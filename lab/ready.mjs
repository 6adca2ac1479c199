// A broker is up when it answers Metadata and lists every broker it should. Written on the bare socket so that the lab
// needs neither node_modules nor the client it exists to test.
import net from 'node:net';

/**
 * The ids of the brokers that the one on this port knows to be alive, or null when it gives no answer in time.
 * @param {number} port
 * @param {number} [timeoutMs]
 * @returns {Promise<number[] | null>}
 */
export function liveBrokers(port, timeoutMs = 1000) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    let received = Buffer.alloc(0);
    const end = (/** @type {number[] | null} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => end(null));
    socket.on('error', () => end(null));
    socket.on('close', () => resolve(null));
    socket.on('connect', () => socket.write(metadataRequest));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length >= 4 && received.length >= 4 + received.readInt32BE(0)) end(brokerIds(received));
    });
  });
}

/**
 * Whether anything listens on this port.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function accepts(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
  });
}

// Metadata version 6 without topics: the oldest layout that every broker from 2.1 to 4.x answers.
const clientId = Buffer.from('sluice-lab');
const metadataRequest = Buffer.concat([
  int32(4 + 4 + 2 + clientId.length + 4 + 1),
  Buffer.from([0, 3, 0, 6]),
  int32(1),
  Buffer.from([0, clientId.length]),
  clientId,
  int32(0),
  Buffer.from([0]),
]);

/** @param {number} value */
function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** @param {Buffer} frame */
function brokerIds(frame) {
  let at = 12; // size, correlation id, throttle time
  const ids = [];
  const count = frame.readInt32BE(at);
  at += 4;
  for (let i = 0; i < count; i++) {
    ids.push(frame.readInt32BE(at));
    at += 4;
    at += 2 + frame.readInt16BE(at); // host
    at += 4; // port
    at += 2 + Math.max(0, frame.readInt16BE(at)); // rack
  }
  return ids.sort((a, b) => a - b);
}
