import { ZSTDDecoder } from 'zstddec';
import { WireError } from '../errors';
import { littleEndian } from './little-endian';
import { LimitError } from './output';

/** The C library, compiled by the package; its own `decode` neither reports errors nor bounds what it writes. */
type Exports = {
  memory: WebAssembly.Memory;
  malloc(length: number): number;
  free(address: number): void;
  ZSTD_isError(result: number): number;
  ZSTD_decompress(to: number, capacity: number, from: number, length: number): number;
};

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50; // ... to 0x184d2a5f
const BLOCK_MAX = 131_072;
const ERROR_TOO_SMALL = -70; // ZSTD_error_dstSize_tooSmall
/** Memory never shrinks, so an instance that had to grow beyond this is thrown away after its batch. */
const KEEP_MEMORY = 32 << 20;

const wasmModule = await compiled();
let instance: Exports | null = null;

/** Zstandard frames (RFC 8878), with or without a content size: Java producers write none. */
export function unpackZstd(bytes: Uint8Array, limit: number): Uint8Array {
  const capacity = Math.min(outputBound(bytes, limit), limit);
  try {
    instance ??= start();
    return run(instance, bytes, capacity, limit);
  } catch (thrown) {
    if (thrown instanceof WireError) throw thrown;
    // A trap leaves the module's memory in an unknown state.
    instance = null;
    throw new WireError(`zstd: ${thrown instanceof Error ? thrown.message : String(thrown)}`, 0);
  } finally {
    if (instance && instance.memory.buffer.byteLength > KEEP_MEMORY) instance = null;
  }
}

function run(wasm: Exports, bytes: Uint8Array, capacity: number, limit: number): Uint8Array {
  // Room for input and output in one piece, given back before returning. malloc answers 0 when it has none.
  const from = wasm.malloc(bytes.length + capacity + 1);
  if (from === 0) throw new LimitError(limit, 0);
  try {
    const to = from + bytes.length;
    new Uint8Array(wasm.memory.buffer).set(bytes, from);
    const length = wasm.ZSTD_decompress(to, capacity, from, bytes.length) | 0;
    if (length === ERROR_TOO_SMALL && capacity === limit) throw new LimitError(limit, 0);
    if (wasm.ZSTD_isError(length) || length > capacity) throw new WireError(`zstd: error ${length}`, 0);
    // Not a view from before the call: the memory may have been replaced by a larger one.
    return new Uint8Array(wasm.memory.buffer).slice(to, to + length);
  } finally {
    wasm.free(from);
  }
}

/** The most that these frames can hold, from the headers of their blocks; stops counting beyond `limit`. */
function outputBound(bytes: Uint8Array, limit: number): number {
  let bound = 0;
  let at = 0;
  while (at < bytes.length && bound <= limit) {
    const magic = littleEndian(bytes, at, 4);
    if ((magic & 0xffff_fff0) >>> 0 === SKIPPABLE) {
      at += 8 + littleEndian(bytes, at + 4, 4);
      continue;
    }
    if (magic !== MAGIC) throw new WireError('zstd: not a frame', at);
    const descriptor = littleEndian(bytes, at + 4, 1);
    at += 5 + headerLength(descriptor);
    for (let last = false; !last && bound <= limit; ) {
      const header = littleEndian(bytes, at, 3);
      last = (header & 1) === 1;
      const type = (header >>> 1) & 3; // 0 raw, 1 one byte repeated, 2 compressed
      const size = header >>> 3;
      bound += type === 2 ? BLOCK_MAX : size;
      at += 3 + (type === 1 ? 1 : size);
    }
    if (descriptor & 4) at += 4;
  }
  return bound;
}

/** Bytes between the frame header descriptor and the first block: window, dictionary id, content size. */
function headerLength(descriptor: number): number {
  const single = (descriptor & 32) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3]!;
  const size = [single ? 1 : 0, 2, 4, 8][descriptor >>> 6]!;
  return (single ? 0 : 1) + dictionary + size;
}

function start(): Exports {
  const { exports } = new WebAssembly.Instance(wasmModule, { env: { emscripten_notify_memory_growth: () => {} } });
  return exports as unknown as Exports; // Cast: what the package's own source calls on it.
}

/** The package's compiled module: `init` hands it to `_init`, the one place where it can be had. */
function compiled(): Promise<WebAssembly.Module> {
  return new Promise((resolve, reject) => {
    const decoder = new ZSTDDecoder();
    decoder._init = (source) => resolve(source.module);
    decoder.init().catch(reject);
  });
}
