import { check } from "./fault.js";

/** Bytes of a page from `at` to `end`, with a view of the same bytes for words at any address. */
export interface Block {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly at: number;
  readonly end: number;
}

/** The whole of some bytes. */
export function blockOf(bytes: Uint8Array): Block {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { bytes, view, at: 0, end: bytes.length };
}

/** The block without its first `count` bytes. Faults: fewer bytes than that. */
export function skip(block: Block, count: number): Block {
  checkSize(block, count);
  return { ...block, at: block.at + count };
}

/** Splits off the bytes that a 32-bit length in front of them announces. */
export function prefixed(block: Block): { readonly head: Block; readonly rest: Block } {
  checkSize(block, 4);
  const length = block.view.getUint32(block.at, true);
  const rest = skip(block, 4 + length);
  return { head: { ...block, at: block.at + 4, end: rest.at }, rest };
}

/** Faults unless the block has `count` bytes at least. */
export function checkSize({ at, end }: Block, count: number): void {
  check(count >= 0 && count <= end - at, `expected ${count} bytes, found ${end - at}`);
}
