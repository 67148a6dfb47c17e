import { FrocketError, problem } from "../../errors/index.js";
import type { ArrowArray } from "../columns/arrow-array.js";
import { firstColumn } from "./arrow-array.js";
import { chunkFile } from "./chunk-file.js";
import type { Footer } from "./footer.js";
import type { ChunkRange } from "./plan-ranges.js";
import { isWasmTrap, parquetWasm, recoverParquetWasm } from "./wasm.js";
import { hasWideDeltas, keepLowWords } from "./wide-deltas.js";

const DICTIONARY_ENCODINGS = ["RLE_DICTIONARY", "PLAIN_DICTIONARY"] as const;

/**
 * Decodes the pages of one column chunk and hands its arrays to `take`, one after another; they are valid only during
 * that call. Errors: `file-damaged` (whatever the decoder stumbles over, traps included), those of `take`.
 */
export function decodeChunk(
  footer: Footer,
  { column, rowGroup }: ChunkRange,
  pages: Uint8Array,
  take: (array: ArrowArray) => void,
): void {
  const rowCount = footer.rowGroups[rowGroup]?.rowCount ?? 0;
  const chunk = footer.raw.row_groups[rowGroup]?.columns[column.chunk]?.meta_data;
  const damaged = (what: string, cause?: unknown) =>
    problem(
      "file-damaged",
      { path: footer.path, what: `column "${column.name}" in row group ${rowGroup}: ${what}` },
      { cause },
    );
  if (chunk === undefined) throw damaged("no metadata");
  const isText = column.leaf.meaning.kind === "string" && column.type.kind !== "list";
  const asDictionary = isText && DICTIONARY_ENCODINGS.some((encoding) => chunk.encodings.includes(encoding));
  const isWide = hasWideDeltas(chunk);
  const readAs = isWide ? "INT64" : column.leaf.physical;
  const file = chunkFile(pages, column.elements, chunk, { rowCount, readAs, asDictionary });
  let rows = 0;
  try {
    const wasm = parquetWasm();
    const stream = wasm.readParquet(file, { batchSize: rowCount }).intoFFI();
    try {
      const schema = stream.schemaAddr();
      for (const address of stream.arrayAddrs()) {
        // Nothing between here and the end of `take` calls into WebAssembly: the views stay valid.
        const array = firstColumn(wasm.wasmMemory().buffer, address, schema);
        rows += array.length;
        if (rows > rowCount) break;
        take(isWide ? keepLowWords(array) : array);
      }
    } finally {
      stream.free();
    }
  } catch (cause) {
    recoverParquetWasm(cause);
    if (cause instanceof FrocketError) throw cause;
    throw damaged(reasonOf(cause), cause);
  }
  if (rows !== rowCount) throw damaged(`expected ${rowCount} rows, found ${rows === 0 ? "none" : rows}`);
}

/** The decoder's own words, without its prefixes. */
function reasonOf(cause: unknown): string {
  if (isWasmTrap(cause)) return "its pages contradict themselves";
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.replace(/^(Parquet argument error: |Parquet error: |External: |EOF: )+/, "");
}
