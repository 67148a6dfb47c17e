import type { Dataset, Part } from "../planner/catalog.js";
import { dictionaryColumns } from "../runtime/dictionary-columns.js";
import type { FileInfo } from "../runtime/parquet/index.js";
import type { Store } from "../storage/store.js";
import type { TimeUnit } from "../types.js";
import { commonLayout } from "./common-layout.js";
import { commonSchema } from "./common-schema.js";
import { inspectParts } from "./inspect-parts.js";
import { checkKeyTypes, type GivenKeyColumns, resolveKeyColumns } from "./key-columns.js";
import { checkKeyValues } from "./key-values.js";
import { mapConcurrently } from "./map-concurrently.js";
import { type TimeRange, uniteRanges } from "./time-range.js";
import { resolveTimeUnit, type TimeUnitOrigin } from "./time-unit.js";

/** Few, as each may hold a decoded column. */
const PARTS_READ_AT_ONCE = 2;

/** What to describe; key columns left out are taken from files that carry them. */
export interface DescribeOptions extends GivenKeyColumns {
  /** Name of the dataset in messages and plans. */
  readonly name: string;
  /** A file, a directory, a glob, or a numbered name such as `part-{:05}.parquet`. */
  readonly paths: string;
  /** Unit of a numeric time column. */
  readonly unit?: TimeUnit | undefined;
}

/** A dataset with what was learnt on the way. */
export interface Described {
  readonly dataset: Dataset;
  readonly inspected: readonly FileInfo[];
  readonly timeUnitOrigin: TimeUnitOrigin | null;
  /** String columns that every part holds as dictionaries. */
  readonly sourceCategoricals: readonly string[];
}

/** As `describeDataset`, with the inspected files. */
export async function describeParts(store: Store, options: DescribeOptions): Promise<Described> {
  const inspected = await inspectParts(store, options.paths);
  const [first, ...others] = inspected;
  const keys = resolveKeyColumns(options, first);
  for (const part of inspected) checkKeyTypes(part, keys);
  const schema = commonSchema(first, others);
  const ranges = await mapConcurrently(
    inspected,
    (part) => checkKeyValues(store, part, keys),
    PARTS_READ_AT_ONCE,
  );
  const timeRange = ranges.reduce<TimeRange | null>(uniteRanges, null);
  // checkKeyTypes found the time column in every part.
  const timeColumn = schema.columns.find((column) => column.name === keys.time)!;
  const { unit, origin } = resolveTimeUnit(timeColumn, options.unit, timeRange);
  const info = {
    name: options.name,
    ...schema,
    ...keys,
    timeUnit: unit,
    timeRange,
    rowCount: inspected.reduce((sum, part) => sum + part.rowCount, 0),
    layout: commonLayout(inspected, keys),
  };
  const disjoint = inspected.length > 1 ? "unchecked" : "checked";
  return {
    dataset: { info, parts: inspected.map(partOf), disjoint },
    inspected,
    timeUnitOrigin: origin,
    sourceCategoricals: commonCategoricals(inspected),
  };
}

function partOf({ path, size, version, rowCount }: FileInfo, index: number): Part {
  return { index, path, size, version, rowCount };
}

function commonCategoricals(inspected: readonly FileInfo[]): readonly string[] {
  const [first = [], ...others] = inspected.map((part) => dictionaryColumns(part.metadata));
  return first.filter((column) => others.every((columns) => columns.includes(column)));
}
