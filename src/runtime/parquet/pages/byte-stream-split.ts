import { type Block, blockOf } from "./block.js";
import { check } from "./fault.js";

/** The plain form of `count` values of `width` bytes whose first bytes come first, then all second bytes, and so on. */
export function joinStreams(block: Block, width: number, count: number): Block {
  const size = block.end - block.at;
  check(size === width * count, `expected ${width * count} bytes, found ${size}`);
  const plain = new Uint8Array(width * count);
  for (let k = 0; k < width; k++) {
    const stream = block.at + k * count;
    // stream + count <= end: checked above for all streams at once.
    for (let i = 0, to = k; i < count; i++, to += width) plain[to] = block.bytes[stream + i]!;
  }
  return blockOf(plain);
}
