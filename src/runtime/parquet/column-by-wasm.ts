import type { Column } from "../column.js";
import { sinkFor } from "../columns/index.js";
import { decodeChunk } from "./decode-chunk.js";
import type { Footer } from "./footer.js";
import type { ChunkRange } from "./plan-ranges.js";
import type { FileColumn } from "./schema.js";

/**
 * Decodes the chunks of one column of any kind by parquet-wasm. `capacity` is the number of values of the column's leaf.
 * Errors: those of `decodeChunk` and of the column's sink.
 */
export function readColumnByWasm(
  footer: Footer,
  { name, type, leaf }: FileColumn,
  chunks: readonly ChunkRange[],
  pagesOf: (chunk: ChunkRange) => Uint8Array,
  rowCount: number,
  capacity: number,
): Column {
  const sink = sinkFor(type, leaf, rowCount, capacity, { path: footer.path, column: name });
  for (const chunk of chunks) decodeChunk(footer, chunk, pagesOf(chunk), (array) => sink.append(array));
  return sink.finish();
}
