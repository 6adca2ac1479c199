// What happens in the demo's shop: each function makes the next message of one topic. Chance is seeded, so two demos
// look alike.

/** @typedef {import('kafkajs').Message} Message */

let state = 20_261_121;
/** A number in [0, 1): mulberry32. */
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}

/** @param {number} below */
export const dice = (below) => Math.floor(chance() * below);
/**
 * @template T
 * @param {readonly T[]} list
 * @returns {T}
 */
const one = (list) => /** @type {T} */ (list[dice(list.length)]);

const names = [
  'Ada Lovelace',
  'Grace Hopper',
  'محمد الخوارزمي',
  '山田 花子',
  'Zoë Çelik',
  'שרה לוי',
  'Olga Ладыженская',
  'José Núñez',
];
const goods = [
  ['SKU-1001', 'Espresso cup', 1290],
  ['SKU-1044', 'Filter papers ☕', 450],
  ['SKU-2310', 'Hand grinder', 8900],
  ['SKU-2377', 'Kettle, 0.9 l', 6450],
  ['SKU-3120', 'Beans "Yirgacheffe" 1 kg', 2790],
  ['SKU-4008', 'Scale', 3990],
];
const notes = [
  null,
  null,
  null,
  'leave it at the door 🚪',
  'اتركه عند الجيران من فضلك',
  'gift: please no invoice 🎁',
  'ring twice',
];

let orderNumber = 100_000;
let entry = 9_007_199_254_740_993n;

/** JSON with whole numbers of any size, which JSON.stringify alone would round or refuse. */
const json = (/** @type {unknown} */ value) =>
  JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? `\u0000${v}` : v)).replaceAll(/"\\u0000(-?\d+)"/g, '$1');

const customerId = () => `cus-${String(dice(400)).padStart(4, '0')}`;
const stamp = (/** @type {number} */ at) => ({ timestamp: String(at) });

/** @param {number} at @returns {Message} */
export function order(at) {
  const items = Array.from({ length: 1 + dice(3) }, () => {
    const [sku, name, price] = one(goods);
    return { sku, name, quantity: 1 + dice(3), price };
  });
  entry += BigInt(1 + dice(9));
  const id = `ord-${++orderNumber}`;
  const total = items.reduce((sum, item) => sum + Number(item.quantity) * Number(item.price), 0);
  const value = {
    id,
    customer: { id: customerId(), name: one(names) },
    items,
    total,
    currency: one(['EUR', 'EUR', 'USD', 'JPY']),
    status: one(['placed', 'placed', 'paid', 'cancelled']),
    note: one(notes),
    ledgerEntry: entry,
    placedAt: new Date(at).toISOString(),
  };
  return {
    key: id,
    value: json(value),
    headers: { source: one(['web', 'app', 'phone']), 'trace-id': trace() },
    ...stamp(at),
  };
}

const trace = () => dice(0xffffffff).toString(16).padStart(8, '0') + dice(0xffffffff).toString(16).padStart(8, '0');

/** The entries of one payment: all of them or none.  @param {number} at @returns {Message[]} */
export function payment(at) {
  const order = `ord-${100_001 + dice(Math.max(1, orderNumber - 100_000))}`;
  const amount = 500 + dice(40_000);
  const step = (/** @type {string} */ type, /** @type {number} */ delay) => ({
    key: order,
    value: json({
      order,
      type,
      amount,
      method: one(['card', 'transfer', 'wallet']),
      ledgerEntry: (entry += 1n),
      at: at + delay,
    }),
    ...stamp(at + delay),
  });
  return [step('authorised', 0), step('captured', 40)];
}

/** A customer's record, or now and then a tombstone.  @param {number} at @returns {Message} */
export function customer(at) {
  const id = customerId();
  if (dice(12) === 0) return { key: id, value: null, headers: { reason: 'erasure request' }, ...stamp(at) };
  const name = one(names);
  const value = {
    id,
    name,
    mail: `${id}@example.com`,
    points: dice(5000),
    vip: dice(20) === 0,
    updatedAt: new Date(at).toISOString(),
  };
  return { key: id, value: json(value), ...stamp(at) };
}

/** @param {number} at @returns {Message} */
export function click(at) {
  const page = one(['/', '/search', '/cart', '/checkout', `/product/${one(goods)[0]}`]);
  return { key: `s-${dice(2000)}`, value: json({ page, ms: 20 + dice(900), mobile: dice(2) === 0, at }), ...stamp(at) };
}

/** @param {number} at @returns {Message} */
export function search(at) {
  const words = one([
    'kettle',
    'cup',
    'ground coffee',
    'café moulu',
    'مطحنة قهوة',
    'コーヒー',
    'gift 🎁',
    'scale 0.1 g',
  ]);
  return { key: `s-${dice(2000)}`, value: json({ words, hits: dice(80), ms: 3 + dice(60) }), ...stamp(at) };
}

/** One in six comes with its scanned pages and is about 100 KB.  @param {number} at @returns {Message} */
export function invoice(at) {
  const lines = Array.from({ length: dice(6) === 0 ? 700 : 8 + dice(30) }, (_, n) => {
    const [sku, name, price] = one(goods);
    return {
      line: n + 1,
      sku,
      name,
      quantity: 1 + dice(9),
      price,
      tax: 19,
      text: `Delivered from stock ${dice(9)}, lot ${trace()}`,
    };
  });
  const number = `2026-${String(dice(1_000_000)).padStart(6, '0')}`;
  return {
    key: number,
    value: json({ number, customer: customerId(), lines, issuedAt: new Date(at).toISOString() }),
    ...stamp(at),
  };
}

/** A reading of 21 bytes: device, time, temperature, humidity, battery.  @param {number} at @returns {Message} */
export function telemetry(at) {
  const device = 1 + dice(60);
  const key = Buffer.alloc(4);
  key.writeUInt32BE(device);
  const value = Buffer.alloc(21);
  value.writeUInt32BE(device, 0);
  value.writeBigInt64BE(BigInt(at), 4);
  value.writeFloatBE(18 + chance() * 8, 12);
  value.writeFloatBE(35 + chance() * 20, 16);
  value.writeUInt8(dice(101), 20);
  return { key, value, ...stamp(at) };
}

/** @param {number} at @returns {Message} */
export function shipment(at) {
  const value = `${trace()};${one(['DE', 'FR', 'JP', 'BR'])};${one(['picked', 'packed', 'sent', 'delivered'])};${new Date(at).toISOString()}`;
  return { key: `box-${dice(5000)}`, value, ...stamp(at) };
}

/** @param {number} at @returns {Message} */
export function stock(at) {
  return { key: String(one(goods)[0]), value: String(dice(900)), ...stamp(at) };
}

/** @param {number} at @returns {Message} */
export function audit(at) {
  const value = { actor: one(['ada', 'grace', 'cron']), action: one(['login', 'refund', 'price change']), at };
  return { key: `event-${dice(10_000)}`, value: json(value), ...stamp(at) };
}

const chats = [
  'Hello 👋 where is my order?',
  'أين طلبي؟ رقم الطلب 100234 من فضلك',
  'ההזמנה הגיעה שבורה 😢',
  'ありがとうございます 🙏',
  '👩🏽‍🚀 family: 👨‍👩‍👧‍👦 flag: 🏳️‍🌈',
  'null',
  '',
  'line one\nline two\ttabbed',
  '{"not": "finished',
];
let chat = 0;

/** Text that is easy to show wrongly; no key.  @param {number} at @returns {Message} */
export const supportChat = (at) => ({
  key: null,
  value: /** @type {string} */ (chats[chat++ % chats.length]),
  ...stamp(at),
});

/** What a consumer gave up on, with headers that repeat, hold bytes, or hold nothing.  @param {number} at @returns {Message} */
export function deadLetter(at) {
  const failed = order(at);
  const value = one([
    failed.value,
    '{"id": "ord-1", "total": ',
    '',
    'null',
    null,
    Buffer.from([0, 159, 146, 150, 255]),
  ]);
  return {
    key: one([failed.key ?? null, null, '']),
    value,
    headers: {
      'original-topic': 'orders',
      'original-partition': String(dice(12)),
      error: ['JsonParseException: unexpected end of input', 'RetriesExhausted: 5 of 5'],
      attempt: ['1', '2', '3', '4', '5'],
      'span-context': Buffer.from([0, 255, 1, 254, dice(256)]),
      comment: one(['', 'صف الرسائل الميتة', 'see ticket 42']),
    },
    ...stamp(at),
  };
}
