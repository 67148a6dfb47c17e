import { snappyUncompressor } from "hysnappy";
import { check, fault } from "./fault.js";
import { readVarint } from "./varint.js";

let uncompress: ReturnType<typeof snappyUncompressor> | null = null;

/**
 * Decompresses a page of `size` bytes by a WebAssembly module, which keeps to the size that the page itself announces:
 * the two must be the same. Faults: any other content.
 */
export function decompressSnappy(source: Uint8Array, size: number): Uint8Array {
  const announced = readVarint({ bytes: source, at: 0, end: source.length });
  check(announced === size, `expected ${size} bytes, found ${announced}`);
  uncompress ??= snappyUncompressor();
  try {
    return uncompress(source, size);
  } catch {
    return fault("its snappy block cannot be decompressed");
  }
}
