import { fail } from "../../../errors/index.js";
import type { Column } from "../../column.js";
import type { Footer } from "../footer.js";
import type { ChunkRange } from "../plan-ranges.js";
import type { RowBlocks } from "../row-blocks.js";
import type { FileColumn } from "../schema.js";
import { coversChunk, targetFor } from "./coverage.js";
import { NotCovered, PageFault } from "./fault.js";
import { readPages, type StoredPages } from "./read-pages.js";
import { ValidityRows } from "./validity-rows.js";
import { loadZstd } from "./zstd.js";

/**
 * Reads a flat column from its pages, straight into the arrays of its Column; null when the column or one of its pages
 * is in a form that is left to the other reader. Both readers give the same column, but for rows in blocks that are not
 * `wanted`: these may hold anything.
 * Errors: `file-damaged`, `text-not-utf8`. Cost: 10 to 20 ns a row, most of it decompression.
 */
export async function readColumnPages(
  footer: Footer,
  column: FileColumn,
  chunks: readonly ChunkRange[],
  pagesOf: (chunk: ChunkRange) => readonly StoredPages[],
  rowCount: number,
  wanted: RowBlocks | null = null,
): Promise<Column | null> {
  const metas = chunks.map(
    ({ rowGroup }) => footer.raw.row_groups[rowGroup]?.columns[column.chunk]?.meta_data,
  );
  if (!metas.every((meta) => meta !== undefined && coversChunk(meta))) return null;
  const target = targetFor(column, footer.path, rowCount);
  if (target === null) return null;
  if (metas.some((meta) => meta?.codec === "ZSTD")) await loadZstd();
  const validity = new ValidityRows(rowCount);
  const isOptional = column.nullable;
  let firstRow = 0;
  for (const [i, chunk] of chunks.entries()) {
    const meta = metas[i];
    const rows = footer.rowGroups[chunk.rowGroup]?.rowCount ?? 0;
    if (meta === undefined) return null;
    const groupStart = firstRow;
    const isWanted =
      wanted && ((start: number, end: number) => wanted.touches(groupStart + start, groupStart + end));
    try {
      readPages({ meta, pages: pagesOf(chunk), isOptional, isWanted }, firstRow, target, validity);
    } catch (cause) {
      if (cause instanceof NotCovered) return null;
      if (!(cause instanceof PageFault)) throw cause;
      const what = `column "${column.name}" in row group ${chunk.rowGroup}: ${cause.message}`;
      fail("file-damaged", { path: footer.path, what }, { cause });
    }
    firstRow += rows;
  }
  return target.finish(validity.finish());
}
