import { printLogical, printPhysical } from "../planner/index.js";
import { plannedReads } from "../runtime/planned-reads.js";
import { describeStrategy } from "../runtime/strategy/describe.js";
import { localStore } from "../storage/local.js";
import { type Compiled, compile, type Runnable } from "./compile.js";
import type { QueryOptions } from "./options.js";

/**
 * The plans of a query as text: the logical plan, the plan after each rule that changed it, the physical plan, which users
 * will be walked, and the bytes that its passes will read.
 *
 * @example
 * console.log(await explain("from retail where count() > 10"));
 */
export async function explain(query: string | Compiled, options: QueryOptions = {}): Promise<string> {
  const compiled = typeof query === "string" ? await compile(query, options) : query;
  const sections = [...explainSections(compiled), explainStrategy(compiled), await explainReads(compiled)];
  return sections.map(({ title, text }) => `${title}\n${indent(text)}`).join("\n\n");
}

/** A titled part of an explanation. */
export interface Section {
  readonly title: string;
  readonly text: string;
}

/** The plans of an explanation, in order. */
export function explainSections(compiled: Compiled): readonly Section[] {
  return [
    { title: "logical plan", text: printLogical(compiled.logical) },
    ...compiled.trace.map(({ rule, plan }) => ({ title: `after ${rule}`, text: printLogical(plan) })),
    { title: "physical plan", text: printPhysical(compiled.physical) },
  ];
}

/** How the scan will go about users, as far as the plan tells. */
export function explainStrategy({ physical }: Runnable): Section {
  return { title: "strategy", text: describeStrategy(physical).join("\n") };
}

/** What each pass will read, from the footers of the parts. */
export async function explainReads({ physical, dataset }: Runnable): Promise<Section> {
  const reads = await plannedReads(physical, dataset.parts, localStore());
  const lines = reads.map(({ pass, columns, rowGroups, rowGroupsInAll, bytes }) => {
    const most = pass === "gather" ? "at most " : "";
    const groups = `${rowGroups} of ${rowGroupsInAll} row groups`;
    return `${pass} ${columns.join(", ")}: ${most}${bytes.toLocaleString("en-US")} bytes in ${groups}`;
  });
  return { title: "bytes to read", text: lines.join("\n") };
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
