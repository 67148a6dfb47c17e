import type { Layout } from "../planner/catalog.js";
import type { FileInfo } from "../runtime/parquet/index.js";
import type { KeyColumns } from "./key-columns.js";

/**
 * What every part says of itself about the order of its rows. Rows sorted by further columns behind the dataset's order
 * columns are sorted for the dataset as well, as the rest of a tie is broken by file position.
 */
export function commonLayout(parts: readonly FileInfo[], keys: KeyColumns): Layout {
  const grouped = parts.every((part) => isGrouped(part, keys));
  return { grouped, sorted: grouped && parts.every((part) => isSorted(part, keys)) };
}

function isGrouped(part: FileInfo, keys: KeyColumns): boolean {
  const layout = part.layout;
  return layout !== null && layout.users === keys.users && (layout.grouped || layout.sorted);
}

function isSorted(part: FileInfo, keys: KeyColumns): boolean {
  const layout = part.layout;
  if (layout === null || !layout.sorted) return false;
  return layout.time === keys.time && keys.order.every((column, i) => layout.order[i] === column);
}
