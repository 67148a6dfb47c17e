import { DataType, Table, tableToIPC } from "apache-arrow";
import type { Column } from "../column.js";
import type { ColumnForm } from "./column-forms.js";
import { columnsToArrow } from "./columns-to-arrow.js";
import { LAYOUT_KEY, type PreparedLayout, printLayout } from "./layout.js";
import { appendRuns, encodeRuns, runsEntry } from "./run-index.js";
import { parquetWasm, recoverParquetWasm } from "./wasm.js";

/** Compression of a written file. */
export type Codec = "none" | "snappy" | "gzip" | "brotli" | "zstd" | "lz4";

/** How a file is written. */
export interface WriteOptions {
  /** Default `lz4`, the quickest to read. */
  readonly codec?: Codec;
  /** Rows of a row group, 2^20 by default: fewer cost time at every read, more coarsen pruning. */
  readonly rowGroupRows?: number;
  /** Key-value metadata besides the layout. */
  readonly metadata?: ReadonlyMap<string, string>;
  /** Marks the file as prepared; the rows must really lie so. The time column is then stored as deltas. */
  readonly layout?: PreparedLayout;
  /** Offsets of the runs of the layout's users, userCount + 1 of them: kept beside the columns. */
  readonly runs?: Int32Array;
  /** By column; see `chooseForms`. */
  readonly forms?: ReadonlyMap<string, ColumnForm>;
}

/**
 * Bytes of a Parquet file of the given columns (or Arrow table, whose types are kept: strings read fastest as
 * Dictionary<Int32, Utf8>). Zero rows give a file without row groups. A prepared file is
 * `writeParquet(columns, { layout: { users, time, order, grouped: true, sorted: true } })`.
 * Errors: `text-not-unicode`, `int-out-of-range`. Cost: memory for the rows twice more.
 */
export function writeParquet(
  rows: Table | ReadonlyMap<string, Column>,
  options: WriteOptions = {},
): Uint8Array {
  const table = rows instanceof Table ? rows : columnsToArrow(rows);
  const wasm = parquetWasm();
  const metadata = new Map(options.metadata);
  if (options.layout !== undefined) metadata.set(LAYOUT_KEY, printLayout(options.layout));
  const { layout } = options;
  const runs = layout && options.runs && { users: layout.users, lengths: encodeRuns(options.runs) };
  if (runs) metadata.set(...runsEntry(runs.users, runs.lengths));
  const codec = {
    none: wasm.Compression.UNCOMPRESSED,
    snappy: wasm.Compression.SNAPPY,
    gzip: wasm.Compression.GZIP,
    brotli: wasm.Compression.BROTLI,
    zstd: wasm.Compression.ZSTD,
    lz4: wasm.Compression.LZ4_RAW,
  }[options.codec ?? "lz4"];
  try {
    let properties = new wasm.WriterPropertiesBuilder()
      .setCompression(codec)
      .setMaxRowGroupSize(options.rowGroupRows ?? 2 ** 20)
      .setKeyValueMetadata(metadata)
      .setCreatedBy("frocket");
    for (const [name, { isCompressed, hasDictionary }] of options.forms ?? []) {
      if (!isCompressed) properties = properties.setColumnCompression(name, wasm.Compression.UNCOMPRESSED);
      if (!hasDictionary) properties = properties.setColumnDictionaryEnabled(name, false);
    }
    const time = layout?.time;
    const timeType = table.schema.fields.find(({ name }) => name === time)?.type;
    if (time !== undefined && (DataType.isInt(timeType) || DataType.isTimestamp(timeType)))
      properties = properties
        .setColumnDictionaryEnabled(time, false)
        .setColumnEncoding(time, wasm.Encoding.DELTA_BINARY_PACKED);
    const stream = wasm.Table.fromIPCStream(tableToIPC(table, "stream"));
    const file = wasm.writeParquet(stream, properties.build());
    return runs ? appendRuns(file, runs.users, runs.lengths) : file;
  } catch (cause) {
    recoverParquetWasm(cause);
    throw cause;
  }
}
