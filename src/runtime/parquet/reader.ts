import { fail } from "../../errors/index.js";
import type { Store } from "../../storage/store.js";
import type { Column } from "../column.js";
import { readColumnByWasm } from "./column-by-wasm.js";
import { fetchPages } from "./fetch-pages.js";
import type { Footer } from "./footer.js";
import { readColumnPages } from "./pages/index.js";
import { type ChunkRange, chunkRanges } from "./plan-ranges.js";
import { RowBlocks } from "./row-blocks.js";
import type { FileColumn } from "./schema.js";

/** Columns that were read, and the bytes that it took. */
export interface ReadColumns {
  readonly columns: ReadonlyMap<string, Column>;
  readonly bytesRead: number;
  /** Names of the columns that the page reader left to parquet-wasm. */
  readonly fallbackColumns: readonly string[];
}

const MOST_ROWS = 2 ** 31 - 1;

/** Above this share of blocks that are looked at, hardly a page could be left out. */
const MOST_SHARE = 0.7;

/**
 * Reads columns over row groups: plans the byte ranges, fetches all of them, decodes column by column. Row groups are
 * concatenated in the order given. `wanted`: rows of these that somebody looks at; pages of others are left out where the file
 * says where pages lie, and such rows may hold anything. Errors: those of the store, of decoding, `file-lacks-column`,
 * `column-unsupported`, `part-too-large`. Cost: memory for the compressed chunks and the columns.
 */
export async function readColumns(
  store: Store,
  footer: Footer,
  names: readonly string[],
  rowGroups: readonly number[],
  wanted: Int32Array | null = null,
): Promise<ReadColumns> {
  const columns = [...new Set(names)].map((name) => findColumn(footer, name));
  const chunks = chunkRanges(
    footer,
    columns.filter(({ type, leaf }) => type.kind === "list" || leaf.meaning.kind !== "none"),
    rowGroups,
  );
  const rowCount = rowGroups.reduce((sum, group) => sum + (footer.rowGroups[group]?.rowCount ?? 0), 0);
  if (rowCount > MOST_ROWS) fail("part-too-large", { path: footer.path, what: `${rowCount} rows` });
  const blocks = wanted && RowBlocks.of(wanted, rowCount);
  const isSparse = blocks !== null && blocks.share <= MOST_SHARE;
  const fetched = await fetchPages(store, footer, chunks, isSparse ? { blocks, rowGroups } : null);
  let { bytesRead } = fetched;
  const decoded = new Map<string, Column>();
  const fallbackColumns: string[] = [];
  for (const column of columns) {
    const own = chunks.filter((chunk) => chunk.column === column);
    const capacity = valueCount(footer, column, rowGroups);
    const pagesOf = (chunk: ChunkRange) => fetched.pages.get(chunk) ?? [];
    try {
      let values = await readColumnPages(footer, column, own, pagesOf, rowCount, isSparse ? blocks : null);
      if (values === null) {
        if (own.length > 0) fallbackColumns.push(column.name);
        let bytesOf = (chunk: ChunkRange) => pagesOf(chunk)[0]?.bytes ?? new Uint8Array();
        if (isSparse) {
          // The other reader takes whole chunks.
          const whole = await fetchPages(store, footer, own, null);
          bytesRead += whole.bytesRead;
          bytesOf = (chunk) => whole.pages.get(chunk)?.[0]?.bytes ?? new Uint8Array();
        }
        values = readColumnByWasm(footer, column, own, bytesOf, rowCount, capacity);
      }
      decoded.set(column.name, values);
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      const what = `column "${column.name}" does not fit into memory`;
      fail("part-too-large", { path: footer.path, what }, { cause });
    }
    for (const chunk of own) fetched.pages.delete(chunk);
  }
  return { columns: decoded, bytesRead, fallbackColumns };
}

function findColumn({ path, schema }: Footer, name: string): FileColumn {
  const column = schema.columns.find((candidate) => candidate.name === name);
  if (column !== undefined) return column;
  const other = schema.unsupported.find((candidate) => candidate.name === name);
  if (other !== undefined) return fail("column-unsupported", { path, column: name, type: other.type });
  return fail("file-lacks-column", { path, column: name });
}

/** Values of the column's leaf as the footer counts them: rows of a scalar column, at least the items of a list. */
function valueCount(footer: Footer, column: FileColumn, rowGroups: readonly number[]): number {
  const { path } = footer;
  let total = 0;
  for (const index of rowGroups) {
    const group = footer.raw.row_groups[index];
    const count = Number(group?.columns[column.chunk]?.meta_data?.num_values ?? 0);
    const rowCount = footer.rowGroups[index]?.rowCount ?? 0;
    if (!(count >= 0) || (column.type.kind !== "list" && count !== rowCount))
      fail("file-damaged", { path, what: `column "${column.name}" has ${count} values in ${rowCount} rows` });
    total += count;
  }
  if (total > MOST_ROWS) fail("part-too-large", { path, what: `${total} values in column "${column.name}"` });
  return total;
}
