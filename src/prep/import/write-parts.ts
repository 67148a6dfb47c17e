import { join } from "node:path";
import { fail } from "../../errors/index.js";
import type { PreparedLayout } from "../../runtime/parquet/index.js";
import { builderFor } from "./builder-for.js";
import type { ColumnBuilder, TargetColumn } from "./column-builder.js";
import { NULL } from "./field.js";
import type { ImportedPart, ImportOptions } from "./options.js";
import type { Rejects } from "./rejects.js";
import { sortRows } from "./sort-rows.js";
import type { Spill } from "./spill.js";
import { sampleText } from "./text-window.js";
import type { TimeColumn } from "./time-column.js";
import { type ColumnForms, partBytes } from "./write-part.js";

/** What the second half of an import works with. */
export interface WriteContext {
  readonly options: ImportOptions;
  readonly spill: Spill;
  readonly targets: readonly TargetColumn[];
  readonly usersSlot: number;
  readonly timeSlot: number;
  readonly time: TimeColumn;
  /** Input paths by file number of the spill. */
  readonly paths: readonly string[];
  readonly rejects: Rejects;
  readonly layout: PreparedLayout;
  readonly onPart: () => void;
}

/** Smallest and greatest time of rows written. */
export interface TimeEnds {
  min: bigint | number;
  max: bigint | number;
}

/** Sorts and writes part after part into `directory`; parts without rows are not written. */
export async function writeParts(
  context: WriteContext,
  directory: string,
): Promise<{ parts: ImportedPart[]; time: TimeEnds | null }> {
  const { options } = context;
  const parts: ImportedPart[] = [];
  let time: TimeEnds | null = null;
  // Parts are alike: what the first one tells is good for all.
  let forms: ColumnForms | null = null;
  for (let part = 0; part < options.parts; part++) {
    if (options.signal?.aborted) fail("import-stopped", {});
    const builders = collect(context, part);
    const { length } = builders;
    if (length > 0) {
      const keys = keySlots(context).map((slot) => builders.columns[slot]!.ranks());
      const order = sortRows(keys, length);
      const ends = builders.columns[context.timeSlot]!.ends();
      if (ends !== null) time = merged(time, ends);
      const runs = runOffsets(keys[0]!.rank, order);
      const { layout } = context;
      const written = partBytes(context.targets, builders.columns, order, { layout, runs, forms });
      const { bytes } = written;
      forms = written.forms;
      const users = runs.length - 1;
      const name = `part-${String(part).padStart(5, "0")}.parquet`;
      await options.store.write(join(directory, name), bytes);
      parts.push({ path: join(options.out, name), rows: length, users, bytes: bytes.length });
    }
    context.onPart();
  }
  return { parts, time };
}

function keySlots(context: WriteContext): number[] {
  const { options, targets } = context;
  const order = (options.order ?? []).map((name) => targets.findIndex((target) => target.name === name));
  return [context.usersSlot, context.timeSlot, ...order];
}

function collect(context: WriteContext, part: number): { columns: ColumnBuilder[]; length: number } {
  const { spill, targets, time, timeSlot, rejects, paths } = context;
  const columns = targets.map((target) => builderFor(target, spill.rows[part]!));
  const checksTime = !time.isUniform;
  let length = 0;
  spill.read(part, targets.length, (row, file) => {
    const { bytes, starts, ends, tags } = row;
    const start = starts[timeSlot]!;
    const end = ends[timeSlot]!;
    if (checksTime && !time.fits(bytes, start, end)) {
      rejects.add("other-time", paths[file] ?? "", row.line, sampleText(bytes, start, end));
      return;
    }
    for (let i = 0; i < columns.length; i++) {
      const tag = tags[i]!;
      if (tag === NULL) columns[i]!.appendNull();
      else columns[i]!.append(bytes, starts[i]!, ends[i]!, tag);
    }
    length++;
  });
  return { columns, length };
}

/** Where runs of rows of one rank begin, and the end. */
function runOffsets(rank: Int32Array, order: Uint32Array): Int32Array {
  const offsets = new Int32Array(order.length + 1);
  let runs = 0;
  for (let i = 0; i < order.length; i++)
    if (i === 0 || rank[order[i]!] !== rank[order[i - 1]!]) offsets[runs++] = i;
  offsets[runs] = order.length;
  return offsets.slice(0, runs + 1);
}

function merged(a: TimeEnds | null, b: TimeEnds): TimeEnds {
  if (a === null) return b;
  // Math.min takes no bigints.
  const [min] = [a.min, b.min].sort(byValue);
  const [, max] = [a.max, b.max].sort(byValue);
  return { min: min ?? a.min, max: max ?? a.max };
}

function byValue(a: bigint | number, b: bigint | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
