import { fail } from "../errors/index.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import type { BoundColumns } from "./kernel-columns.js";
import type { KeyColumn } from "./keys.js";
import { PathsCollector } from "./paths/collector.js";
import { RetentionCollector } from "./retention/collector.js";

/** What keeps the retentions and paths of a part while its users are walked. */
export interface RowSinks {
  readonly retentions: readonly RetentionCollector[];
  readonly paths: readonly PathsCollector[];
}

/** Sinks of a plan over the columns of its scan kernel. */
export function rowSinksOf(plan: PhysicalPlan, bound: BoundColumns): RowSinks {
  const { retentions, paths } = plan.passes.scan;
  if (retentions.length + paths.length === 0) return { retentions: [], paths: [] };
  const timeAt = timesIn(bound, plan.time);
  return {
    retentions: retentions.map(
      (spec) => new RetentionCollector(spec, timeAt, spec.by && keyColumn(bound, spec.by.name)),
    ),
    paths: paths.map((spec) => new PathsCollector(spec, timeAt, keyColumn(bound, spec.by.name))),
  };
}

/** Gives the time of a row; wide ints as bigints. */
function timesIn(bound: BoundColumns, time: string): (row: number) => number | bigint {
  const at = bound.layouts.findIndex(({ name, use }) => name === time && use === "value");
  const column = bound.columns[at];
  // Rows are those of the part, and every row has a time.
  if (column?.kind === "number") {
    const { values } = column;
    return (row) => values[row]!;
  }
  if (column?.kind === "code") {
    const { codes, dictionary } = column;
    return (row) => {
      const value = dictionary[codes[row]!];
      return typeof value === "bigint" ? value : Number.NaN;
    };
  }
  return fail("internal-error", { what: `no times in column ${time}` });
}

function keyColumn(bound: BoundColumns, name: string): KeyColumn {
  const at = bound.layouts.findIndex((layout) => layout.name === name && layout.use === "key");
  const column = bound.columns[at];
  return column?.kind === "key" ? column : fail("internal-error", { what: `no keys in column ${name}` });
}
