import type { Part } from "../../planner/catalog.js";
import type { Store } from "../../storage/store.js";
import type { ColumnInfo } from "../../types.js";
import type { PartSource, RowGroupInfo } from "../part-source.js";
import { knownFooter } from "./known-footers.js";
import { LAYOUT_KEY, type PreparedLayout, parseLayout } from "./layout.js";
import { readPageZones } from "./page-zones.js";
import { readColumns } from "./reader.js";
import { readRunIndex } from "./run-index.js";

export { type ColumnForm, chooseForms } from "./column-forms.js";
export type { PreparedLayout } from "./layout.js";
export { type Codec, type WriteOptions, writeParquet } from "./writer.js";

/** What a Parquet file's footer says. */
export interface FileInfo {
  readonly path: string;
  readonly size: number;
  readonly version: string;
  readonly rowCount: number;
  /** Usable columns in file order. */
  readonly columns: readonly ColumnInfo[];
  /** Columns that queries cannot use, with the type that the file gives them. */
  readonly unsupported: readonly { readonly name: string; readonly type: string }[];
  readonly rowGroups: readonly RowGroupInfo[];
  /** Key-value metadata of the file. */
  readonly metadata: ReadonlyMap<string, string>;
  /** How the rows lie, when the file was prepared and says so. */
  readonly layout: PreparedLayout | null;
}

/**
 * Reads a file's footer and pins the file as it is now. Errors: those of the store, `file-not-parquet`,
 * `file-truncated`, `file-encrypted`, `file-damaged`. Cost: one or two small reads.
 */
export async function inspectFile(store: Store, path: string): Promise<FileInfo> {
  const identity = await store.identify(path);
  const { schema, rowGroups, metadata } = await knownFooter(store, path, identity);
  return {
    path,
    size: identity.size,
    version: identity.version,
    rowCount: rowGroups.reduce((sum, group) => sum + group.rowCount, 0),
    columns: schema.columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
    unsupported: schema.unsupported,
    rowGroups,
    metadata,
    layout: parseLayout(metadata.get(LAYOUT_KEY)),
  };
}

/**
 * Opens a part for reading; every read fails with `file-changed` once the file is not the pinned one any more.
 * Other errors: as `inspectFile` here, as `readColumns` later.
 */
export async function openPart(
  store: Store,
  part: Pick<Part, "path" | "size" | "version">,
): Promise<PartSource> {
  const footer = await knownFooter(store, part.path, { size: part.size, version: part.version });
  let bytesRead = footer.bytesRead;
  const fallbackColumns = new Set<string>();
  return {
    path: part.path,
    columnNames: footer.schema.columns.map(({ name }) => name),
    rowGroups: footer.rowGroups,
    get bytesRead() {
      return bytesRead;
    },
    get fallbackColumns() {
      return [...fallbackColumns];
    },
    async read(columns, rowGroups, wanted) {
      const result = await readColumns(store, footer, columns, rowGroups, wanted);
      bytesRead += result.bytesRead;
      for (const name of result.fallbackColumns) fallbackColumns.add(name);
      return result.columns;
    },
    async pageZones(column, rowGroup) {
      const found = await readPageZones(store, footer, column, rowGroup);
      bytesRead += found.bytesRead;
      return found.zones;
    },
    async runs(users) {
      const index = await readRunIndex(store, footer, users);
      bytesRead += index.bytesRead;
      return index.runs;
    },
  };
}
