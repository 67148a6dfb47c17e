import type { Query } from "../../src/parser/ast.js";
import { aggregateGroups } from "../../src/planner/aggregate-groups.js";
import type { Dataset, DatasetInfo, Part } from "../../src/planner/catalog.js";
import { bind, buildLogical, lower, optimize } from "../../src/planner/index.js";
import type { PhysicalPlan } from "../../src/planner/physical/plan.js";
import { emptyPartial } from "../../src/runtime/assemble.js";
import { executePart } from "../../src/runtime/execute.js";
import { finalize } from "../../src/runtime/finalize.js";
import { groupUsers } from "../../src/runtime/interpret/group.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import { mergePartials } from "../../src/runtime/merge.js";
import { openPart, writeParquet } from "../../src/runtime/parquet/index.js";
import type { Partial } from "../../src/runtime/partial.js";
import type { QueryResult } from "../../src/runtime/result.js";
import type { Store } from "../../src/storage/store.js";
import type { RandomCase } from "./arbitrary.js";
import { columnsFromRows } from "./columns-from-rows.js";
import { memoryStore } from "./memory-store.js";

/** How rows are laid out as files. */
export interface Split {
  /** Number of parts; a user's rows are all in one. */
  readonly parts: number;
  readonly rowGroupSize: number;
  /** `sorted` and `grouped` parts say so and are planned for; `as given` keeps the rows where they are. */
  readonly layout?: "as given" | "grouped" | "sorted";
}

/** The answer of the generated kernels over rows written as Parquet parts. */
export async function runOverRows(one: RandomCase, split: Split): Promise<QueryResult> {
  const { plan, partials } = await partialsOver(one, split);
  return finish(plan, partials);
}

/** The answer that partials in this order give. */
export function finish(plan: PhysicalPlan, partials: readonly Partial[]): QueryResult {
  return finalize(plan, mergePartials(aggregateGroups(plan), [emptyPartial(plan), ...partials]));
}

/** What each part contributes, in part order. */
export async function partialsOver(
  one: RandomCase,
  split: Split,
): Promise<{ readonly plan: PhysicalPlan; readonly partials: readonly Partial[] }> {
  const store = memoryStore();
  const { info, parts } = await writeParts(store, one, split);
  const plan = physicalPlan(one.query, info);
  const partials: Partial[] = [];
  for (const part of parts) {
    const source = await openPart(store, part);
    const options = { userSets: new Map(), collectMatched: false, collectAll: false, usersOf: null };
    partials.push((await executePart(plan, source, options)).partial);
  }
  return { plan, partials };
}

/** The plan that a query has over a dataset. */
export function physicalPlan(query: Query, info: DatasetInfo): PhysicalPlan {
  return lower(optimize(buildLogical(bind(query, info, {})), info).plan, info);
}

/** Writes the rows of a case as Parquet parts, and tells how they lie. */
export async function writeParts(
  store: Store,
  { dataset, rows }: Pick<RandomCase, "dataset" | "rows">,
  split: Split,
): Promise<Dataset> {
  const layout = split.layout ?? "as given";
  const info = { ...dataset, layout: { grouped: layout !== "as given", sorted: layout === "sorted" } };
  const parts: Part[] = [];
  for (const [index, own] of splitByUser(info, rows, split).entries()) {
    const path = `part-${index}.parquet`;
    await writePart(store, path, info, own, split.rowGroupSize);
    parts.push({ index, path, rowCount: own.length, ...(await store.identify(path)) });
  }
  return { info, parts, disjoint: "checked" };
}

async function writePart(store: Store, path: string, info: DatasetInfo, rows: readonly Row[], size: number) {
  const { users, time, order, layout } = info;
  const prepared = layout.grouped ? { layout: { users, time, order, ...layout } } : {};
  const bytes = writeParquet(columnsFromRows(info.columns, rows), { rowGroupRows: size, ...prepared });
  await store.write(path, bytes);
}

/** Users are dealt to the parts in order of first appearance; a part may come out empty. */
function splitByUser(info: DatasetInfo, rows: readonly Row[], split: Split): readonly (readonly Row[])[] {
  const ids = [...new Set(rows.map((row) => row[info.users]))];
  return Array.from({ length: split.parts }, (_, part) => {
    const own = rows.filter((row) => ids.indexOf(row[info.users]) % split.parts === part);
    const here = ids.filter((_, i) => i % split.parts === part);
    if (split.layout === "grouped") return here.flatMap((id) => own.filter((row) => row[info.users] === id));
    return split.layout === "sorted" ? sortedRows(info, own) : own;
  });
}

function sortedRows({ users, time, order, name }: DatasetInfo, rows: readonly Row[]): readonly Row[] {
  const input = {
    kind: "scan",
    dataset: name,
    columns: [],
    deferred: [],
    rowFilter: null,
    required: [],
  } as const;
  return groupUsers({ kind: "group", users, time, order, input }, rows, []).flatMap((stream) => stream.rows);
}
