import { scanColumns } from "../../codegen/kernel-columns.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import type { ExecuteOptions } from "../answer-part.js";
import type { Column } from "../column.js";
import { chooseStrategy } from "../strategy/choose.js";
import type { CodeIndex } from "../strategy/code-index.js";
import { indexUse } from "../strategy/index-use.js";
import type { Strategy } from "../strategy/strategy.js";
import type { PartBlocks } from "./part-blocks.js";

/** The strategy for a part by the indexes that its blocks have or give. */
export async function partStrategy(
  plan: PhysicalPlan,
  blocks: PartBlocks,
  runs: Int32Array,
  { forced, usersOf }: Pick<ExecuteOptions, "forced" | "usersOf">,
): Promise<Strategy> {
  const names = forced === "all" ? [] : [...indexUse(plan).columns.keys()];
  const found = await Promise.all(names.map((name) => blocks.index(name, runs)));
  const indexes = new Map<string, CodeIndex>();
  names.forEach((name, at) => {
    const index = found[at];
    if (index) indexes.set(name, index);
  });
  const looksAtTime = scanColumns(plan).some(({ name }) => name === plan.time);
  const ties = looksAtTime ? await blocks.ties(runs) : null;
  return chooseStrategy(plan, { runs, indexes, ties }, forced ?? null, usersOf?.funnel);
}

/** Whether codes mean the same in a strategy's indexes as in the columns that were loaded: one may be older than the other. */
export function fitsColumns({ indexes }: Strategy, columns: ReadonlyMap<string, Column>): boolean {
  return [...indexes].every(([name, { dictionary }]) => {
    const column = columns.get(name);
    if (column?.kind !== "code" || column.dictionary === dictionary) return true;
    return (
      column.dictionary.length === dictionary.length &&
      dictionary.every((value: string | bigint, code: number) => value === column.dictionary[code])
    );
  });
}
