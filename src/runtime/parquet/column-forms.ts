import type { ColumnMetaData } from "hyparquet/src/types.js";
import { writtenMetadata } from "./written-metadata.js";

/** How a column of a file is stored where that differs from dictionaries and the file's codec. */
export interface ColumnForm {
  readonly isCompressed: boolean;
  readonly hasDictionary: boolean;
}

/** Compression that saves less is not worth its time: packed codes and deltas hardly get smaller. */
const LEAST_COMPRESSION = 0.85;
/** Likewise a dictionary of numbers against the numbers as they are. */
const LEAST_SAVING = 0.75;
const WIDTHS: Partial<Record<ColumnMetaData["type"], number>> = { INT32: 4, INT64: 8, FLOAT: 4, DOUBLE: 8 };

/**
 * The form for each top-level column as a file tells by its sizes that was written with dictionaries and compression
 * throughout. Reading is quicker and files are hardly larger: of the demo's columns none is worth compressing.
 */
export function chooseForms(file: Uint8Array): ReadonlyMap<string, ColumnForm> {
  const totals = new Map<string, { compressed: number; full: number; plain: number }>();
  for (const { columns } of writtenMetadata(file).row_groups)
    for (const { meta_data: meta } of columns) {
      const [name] = meta?.path_in_schema ?? [];
      if (meta === undefined || name === undefined) continue;
      const total = totals.get(name) ?? { compressed: 0, full: 0, plain: 0 };
      totals.set(name, {
        compressed: total.compressed + Number(meta.total_compressed_size),
        full: total.full + Number(meta.total_uncompressed_size),
        plain: total.plain + (WIDTHS[meta.type] ?? Number.POSITIVE_INFINITY) * Number(meta.num_values),
      });
    }
  return new Map(
    [...totals].map(([name, { compressed, full, plain }]) => {
      const hasDictionary = full < LEAST_SAVING * plain;
      return [name, { isCompressed: compressed < LEAST_COMPRESSION * full, hasDictionary }];
    }),
  );
}
