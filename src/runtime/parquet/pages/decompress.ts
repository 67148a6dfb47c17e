import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { CompressionCodec } from "hyparquet/src/types.js";
import { check, fault } from "./fault.js";
import { decompressLz4 } from "./lz4.js";
import { decompressSnappy } from "./snappy.js";
import { decompressZstd } from "./zstd.js";

type Decompress = (source: Uint8Array, size: number) => Uint8Array;

/** How pages are decompressed, by the codec's name in the footer; the old framed LZ4 is not among them. */
const CODECS: Partial<Record<CompressionCodec, Decompress>> = {
  UNCOMPRESSED: (source) => source,
  SNAPPY: decompressSnappy,
  ZSTD: decompressZstd,
  LZ4_RAW: decompressLz4,
  GZIP: (source, size) => byZlib(gunzipSync, source, size),
  BROTLI: (source, size) => byZlib(brotliDecompressSync, source, size),
};

/** The largest page that is decompressed here, so that a false size cannot claim all memory. */
export const LARGEST_PAGE = 2 ** 26;

/** Whether pages of the codec can be decompressed. */
export function hasCodec(codec: CompressionCodec): boolean {
  return CODECS[codec] !== undefined;
}

/** The page's bytes, exactly `size` of them. Faults: other content. The result may be a view of the source. */
export function decompressPage(codec: CompressionCodec, source: Uint8Array, size: number): Uint8Array {
  // Pages without any value are written with and without a compressed nothing.
  if (size === 0) return new Uint8Array();
  const bytes = CODECS[codec]?.(source, size) ?? source;
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
