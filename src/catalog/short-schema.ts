import type { DataType } from "../types.js";
import type { Registration } from "./registration.js";

/** The schema as most clients want it. Source: COMPAT.md, "Short schema". */
export interface ShortSchema {
  /** Type by column name, in the order of the dataset; see `clientType`. */
  readonly columns: ReadonlyMap<string, string>;
  /** Ends of the time column over all parts, in its own unit; null without rows. */
  readonly minTimestamp: bigint | number | null;
  readonly maxTimestamp: bigint | number | null;
  /** String columns that the files hold as dictionaries. */
  readonly sourceCategoricals: readonly string[];
  /** Other string columns with few distinct values. */
  readonly potentialCategoricals: readonly string[];
}

export function shortSchema(registration: Registration): ShortSchema {
  const { info, sourceCategoricals, statistics } = registration;
  const isSource = new Set(sourceCategoricals);
  const categorical = statistics.columns.filter((column) => column.categorical).map((column) => column.name);
  return {
    columns: new Map(info.columns.map((column) => [column.name, clientType(column.type)])),
    minTimestamp: info.timeRange?.min ?? null,
    maxTimestamp: info.timeRange?.max ?? null,
    sourceCategoricals,
    potentialCategoricals: categorical.filter((name) => !isSource.has(name)),
  };
}

/** A type as clients of the JSON form know it: `BOOL`, `INT`, `FLOAT`, `STRING`, and beyond these `TIMESTAMP`, `LIST<INT>`. */
export function clientType(type: DataType): string {
  return type.kind === "list" ? `LIST<${clientType(type.item)}>` : type.kind.toUpperCase();
}
