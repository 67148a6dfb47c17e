import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { CompressionCodec } from "hyparquet/src/types.js";
import { check, fault } from "./fault.js";
import { decompressLz4, SLACK } from "./lz4.js";
import { decompressSnappy } from "./snappy.js";
import { decompressZstd } from "./zstd.js";

/** Decompresses to the first `size` bytes of `out`, which has SLACK bytes more, or to bytes of its own. */
type Decompress = (source: Uint8Array, size: number, out: Uint8Array) => Uint8Array;

/** How pages are decompressed, by the codec's name in the footer; the old framed LZ4 is not among them. */
const CODECS: Partial<Record<CompressionCodec, Decompress>> = {
  UNCOMPRESSED: (source) => source,
  SNAPPY: decompressSnappy,
  ZSTD: decompressZstd,
  LZ4_RAW: (source, size, out) => {
    decompressLz4(source, size, out);
    return out.subarray(0, size);
  },
  GZIP: (source, size) => byZlib(gunzipSync, source, size),
  BROTLI: (source, size) => byZlib(brotliDecompressSync, source, size),
};

const LEAST_SCRATCH = 2 ** 18;
/** The largest page that is decompressed here, so that a false size cannot claim all memory. */
export const LARGEST_PAGE = 2 ** 26;

/** Whether pages of the codec can be decompressed. */
export function hasCodec(codec: CompressionCodec): boolean {
  return CODECS[codec] !== undefined;
}

let scratch = new Uint8Array(0);

/**
 * The page's bytes, exactly `size` of them. Faults: other content. The result may be a view of the source, or of memory that
 * the next call writes to: pages are decoded one after another, and new memory for each costs more than most of them.
 */
export function decompressPage(codec: CompressionCodec, source: Uint8Array, size: number): Uint8Array {
  // Pages without any value are written with and without a compressed nothing.
  if (size === 0) return new Uint8Array();
  if (scratch.length < size + SLACK) scratch = new Uint8Array(Math.max(LEAST_SCRATCH, 2 * size + SLACK));
  const bytes = CODECS[codec]?.(source, size, scratch) ?? source;
  check(bytes.length === size, `expected ${size} bytes, found ${bytes.length}`);
  return bytes;
}

function byZlib(
  decompress: (source: Uint8Array, options: { maxOutputLength: number }) => Uint8Array,
  source: Uint8Array,
  size: number,
): Uint8Array {
  try {
    return decompress(source, { maxOutputLength: size });
  } catch {
    return fault("its compressed bytes cannot be decompressed");
  }
}
