import type { Column } from "../runtime/column.js";
import { type FileInfo, openPart } from "../runtime/parquet/index.js";
import type { Store } from "../storage/store.js";

const BATCH_ROWS = 1 << 22;

/**
 * One column of a part in batches of whole row groups of about 4 M rows, so that memory does not grow with the file.
 * `rowGroups`: ascending indices, all by default. Errors: `file-changed` and others of the store and the reader.
 */
export async function* readColumn(
  store: Store,
  part: FileInfo,
  column: string,
  rowGroups: readonly number[] = [...part.rowGroups.keys()],
): AsyncGenerator<Column> {
  if (rowGroups.length === 0) return;
  const source = await openPart(store, part);
  for (const batch of batchesOf(part, rowGroups)) {
    const columns = await source.read([column], batch);
    const read = columns.get(column);
    if (read !== undefined) yield read;
  }
}

function batchesOf(part: FileInfo, rowGroups: readonly number[]): number[][] {
  const batches: number[][] = [];
  let rows = Number.POSITIVE_INFINITY;
  for (const index of rowGroups) {
    const rowCount = part.rowGroups[index]?.rowCount ?? 0;
    if (rows + rowCount > BATCH_ROWS) {
      batches.push([]);
      rows = 0;
    }
    batches.at(-1)?.push(index);
    rows += rowCount;
  }
  return batches;
}
