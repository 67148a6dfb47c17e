import * as zlib from "node:zlib";
import { check, fault, NotCovered } from "./fault.js";

/** Decompresses one page to `size` bytes. */
type Decompress = (source: Uint8Array, size: number) => Uint8Array;

/** What newer versions of Node have in addition. */
interface NewerZlib {
  readonly zstdDecompressSync?: (source: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;
}

const MAGIC = 0xfd2fb528;

let loaded: Promise<void> | null = null;
let decompress: Decompress | null = null;

/** Makes `decompressZstd` ready: Node's own where it is there, else a WebAssembly module (13 ms the first time). */
export function loadZstd(): Promise<void> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<void> {
  const native = (zlib as NewerZlib).zstdDecompressSync;
  if (native !== undefined) {
    decompress = (source, size) => native(source, { maxOutputLength: Math.max(1, size) });
    return;
  }
  const wasm = await import("@bokuweb/zstd-wasm");
  await wasm.init();
  // The option is the size of the result where the frame does not say it.
  decompress = (source, size) => wasm.decompress(source, { defaultHeapSize: size });
}

/**
 * Decompresses one Zstandard frame of `size` bytes. `loadZstd` must have been awaited.
 * Faults: any other content; several frames are not covered.
 */
export function decompressZstd(source: Uint8Array, size: number): Uint8Array {
  check(decompress !== null, "zstd is not loaded");
  const announced = contentSize(source);
  // Several frames, perhaps.
  if (announced !== null && announced !== size) throw new NotCovered();
  try {
    return decompress(source, size);
  } catch {
    return fault("its zstd frame cannot be decompressed");
  }
}

/** Size that a frame's header says its content has; null when it does not. Source: RFC 8878, section 3.1.1.1. */
function contentSize(frame: Uint8Array): number | null {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  if (frame.length < 6 || view.getUint32(0, true) !== MAGIC) throw new NotCovered();
  const descriptor = view.getUint8(4);
  const isSingle = (descriptor & 0x20) !== 0;
  const at = 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]!;
  const width = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  check(at + width <= frame.length, "a zstd frame is cut off");
  switch (width) {
    case 0:
      return null;
    case 1:
      return view.getUint8(at);
    case 2:
      return view.getUint16(at, true) + 256;
    case 4:
      return view.getUint32(at, true);
    default:
      return Number(view.getBigUint64(at, true));
  }
}
