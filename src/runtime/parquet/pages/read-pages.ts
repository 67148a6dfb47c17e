import type { ColumnMetaData } from "hyparquet/src/types.js";
import { type Block, blockOf } from "./block.js";
import { checkCrc } from "./crc.js";
import { decompressPage, LARGEST_PAGE } from "./decompress.js";
import { isDictionary, PLAIN, PLAIN_DICTIONARY } from "./encodings.js";
import { check, NotCovered } from "./fault.js";
import { type Levels, levelsOfV1, readRuns } from "./levels.js";
import { type DataHeader, readPageHeader } from "./page-header.js";
import type { Target } from "./target.js";
import type { ValidityRows } from "./validity-rows.js";
import type { Cursor } from "./varint.js";

/** A column chunk: those of its pages that were read, in file order. */
export interface Chunk {
  readonly meta: ColumnMetaData;
  readonly pages: readonly StoredPages[];
  readonly isOptional: boolean;
  /** Whether anybody looks at the rows of the row group from `start` up to `end`; null: at all of them. */
  readonly isWanted: ((start: number, end: number) => boolean) | null;
}

/** Pages that follow each other, as they are stored: `rowCount` rows from row `firstRow` of the row group on. */
export interface StoredPages {
  readonly bytes: Uint8Array;
  readonly firstRow: number;
  /** 0 for a dictionary alone. */
  readonly rowCount: number;
}

/**
 * Decodes the pages of a chunk, whose first row becomes row `chunkStart`. Faults: pages that contradict their headers, or have
 * other rows than is said of them.
 */
export function readPages(chunk: Chunk, chunkStart: number, target: Target, validity: ValidityRows): void {
  const { meta, isWanted } = chunk;
  let hasDictionary = false;
  for (const { bytes, firstRow, rowCount } of chunk.pages) {
    const cursor: Cursor = { bytes, at: 0, end: bytes.length };
    let done = 0;
    while (done < rowCount || (rowCount === 0 && cursor.at < cursor.end)) {
      check(cursor.at < cursor.end, `expected ${rowCount} rows, found ${done === 0 ? "none" : done}`);
      const header = readPageHeader(cursor);
      check(header.storedBytes <= cursor.end - cursor.at, "a page is cut off");
      const stored = bytes.subarray(cursor.at, cursor.at + header.storedBytes);
      cursor.at += header.storedBytes;
      if (header.kind === "other") continue;
      if (header.fullBytes > LARGEST_PAGE) throw new NotCovered();
      if (header.kind === "dictionary") {
        checkCrc(stored, header.crc);
        if (header.encoding !== PLAIN && header.encoding !== PLAIN_DICTIONARY) throw new NotCovered();
        check(header.valueCount <= header.fullBytes, `a dictionary of ${header.valueCount} values`);
        hasDictionary = true;
        target.dictionary(blockOf(decompressPage(meta.codec, stored, header.fullBytes)), header.valueCount);
        continue;
      }
      check(header.rowCount <= rowCount - done, `more than ${rowCount} rows`);
      check(hasDictionary || !isDictionary(header.encoding), "indices without a dictionary");
      const row = firstRow + done;
      done += header.rowCount;
      if (isWanted?.(row, row + header.rowCount) === false) continue;
      checkCrc(stored, header.crc);
      const { levels, values } = openPage(chunk, header, stored);
      const from = chunkStart + row;
      if (levels.present > 0) target.decode(header.encoding, values, from, levels.present);
      if (levels.levels !== null) {
        target.spread(from, levels.levels, levels.present);
        validity.put(from, levels.levels);
      }
    }
    // What an index says of a page must be the page.
    check(isWanted === null || chunk.pages.length === 1 || cursor.at === cursor.end, "a page of other rows");
  }
}

interface OpenPage {
  readonly levels: Levels;
  readonly values: Block;
}

function openPage({ meta, isOptional }: Chunk, header: DataHeader, stored: Uint8Array): OpenPage {
  const { rowCount, fullBytes, v2 } = header;
  const allPresent: Levels = { levels: null, present: rowCount };
  if (v2 === null) {
    const page = blockOf(decompressPage(meta.codec, stored, fullBytes));
    if (!isOptional) return { levels: allPresent, values: page };
    const { levels, rest } = levelsOfV1(page, header);
    return { levels, values: rest };
  }
  const { levelBytes, repetitionBytes, nullCount, isCompressed } = v2;
  const levelEnd = repetitionBytes + levelBytes;
  check(levelEnd <= stored.length && levelEnd <= fullBytes, "levels longer than their page");
  const head = blockOf(stored.subarray(repetitionBytes, levelEnd));
  const levels = isOptional ? readRuns(head, rowCount) : allPresent;
  check(
    rowCount - levels.present === nullCount,
    `expected ${nullCount} nulls, found ${rowCount - levels.present}`,
  );
  const body = stored.subarray(levelEnd);
  const values = decompressPage(isCompressed ? meta.codec : "UNCOMPRESSED", body, fullBytes - levelEnd);
  return { levels, values: blockOf(values) };
}
