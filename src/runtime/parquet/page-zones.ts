import { readColumnIndex } from "hyparquet";
import type { Store } from "../../storage/store.js";
import type { RowZone } from "../part-source.js";
import { type Footer, RAW_PARSERS } from "./footer.js";
import { locatePages } from "./page-locations.js";
import { chunkRanges } from "./plan-ranges.js";
import { zoneOf } from "./zones.js";

/**
 * Zones of a column's pages in a row group, in row order, and the bytes that were read for them; no zones where the file has no
 * column index or offset index for them, or the two contradict each other. Errors: those of the store and of `chunkRanges`.
 * Source: parquet-format, PageIndex.
 */
export async function readPageZones(
  store: Store,
  footer: Footer,
  name: string,
  rowGroup: number,
): Promise<{ readonly zones: readonly RowZone[] | null; readonly bytesRead: number }> {
  const column = footer.schema.columns.find((candidate) => candidate.name === name);
  const raw = column && footer.raw.row_groups[rowGroup]?.columns[column.chunk];
  const element = column?.elements.length === 1 ? column.elements[0] : undefined;
  const start = Number(raw?.column_index_offset ?? 0);
  const end = start + Number(raw?.column_index_length ?? 0);
  if (column === undefined || element === undefined || !(start >= 4 && end > start && end <= footer.dataEnd))
    return { zones: null, bytesRead: 0 };
  const [chunk] = chunkRanges(footer, [column], [rowGroup]);
  if (chunk === undefined) return { zones: null, bytesRead: 0 };
  const located = await locatePages(store, footer, [chunk]);
  const bytes = await store.read(footer.path, start, end, footer.identity);
  const pages = located.pages.get(chunk)?.filter(({ rowCount }) => rowCount > 0) ?? [];
  const statistics = statisticsOf(bytes.slice(), element);
  const bytesRead = located.bytesRead + bytes.length;
  if (statistics.length !== pages.length) return { zones: null, bytesRead };
  const zones = pages.map(({ rowCount }, i): RowZone => {
    const zone = zoneOf(column, rowCount, statistics[i]);
    return { rowCount, zone: zone ?? { min: null, max: null, nullCount: null } };
  });
  return { zones, bytesRead };
}

/** Statistics of each page; none where the index cannot be read: it is a hint, the pages themselves tell as well. */
function statisticsOf(bytes: Uint8Array, element: Parameters<typeof readColumnIndex>[1]) {
  try {
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
    const {
      null_pages: areNull,
      min_values: min,
      max_values: max,
      null_counts: nulls,
    } = readColumnIndex(reader, element, RAW_PARSERS);
    return areNull.map((isNull, page) => ({
      ...(isNull ? {} : { min_value: min[page], max_value: max[page] }),
      ...(nulls?.[page] === undefined ? {} : { null_count: nulls[page] }),
    }));
  } catch {
    return [];
  }
}
