import { readConfig } from "../config.js";
import type { Query } from "../parser/ast.js";
import { bind, buildLogical, lower, optimize } from "../planner/index.js";
import type { LogicalPlan } from "../planner/logical/plan.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import { KnownPlans } from "./known-plans.js";
import { type LocatedDataset, locateDataset } from "./locate-dataset.js";
import type { QueryOptions } from "./options.js";
import { parseQuery } from "./parse.js";
import { relativeTo } from "./relative-path.js";

/** What it takes to run a plan. */
export interface Runnable extends LocatedDataset {
  /** Which surface the query came in; the older JSON form has an answer of its own. */
  readonly form: Query["form"];
  readonly physical: PhysicalPlan;
  /** What the user should know beside the answer. */
  readonly warnings: readonly string[];
}

/** A query bound to a dataset and planned: what `explain` shows and `run` executes, any number of times. */
export interface Compiled extends Runnable {
  readonly kind: "compiled";
  /** Where the text says that its data is. */
  readonly from: Query["from"];
  /** What the query means, before any rule. */
  readonly logical: LogicalPlan;
  /** The logical plan after each rule that changed it, in order. */
  readonly trace: readonly { readonly rule: string; readonly plan: LogicalPlan }[];
}

/**
 * Compiles a `.funnel` text or JSON against its dataset. Only footers of the data are read; a text that was compiled
 * before, against a dataset that has not changed, is not planned again.
 * Errors: every error of syntax, names and types, with a place in the text; those of opening the dataset.
 *
 * @example
 * const compiled = await compile('from retail where count(event == "buy") >= 2');
 * const { result } = await run(compiled);
 */
export async function compile(text: string, options: QueryOptions = {}): Promise<Compiled> {
  const query = await parseQuery(text, options);
  const located = await locateDataset(query.from, options);
  return compileQuery(query, located, options);
}

type Planned = Pick<Compiled, "logical" | "trace" | "physical" | "warnings">;
const planned = new KnownPlans<Planned>();

function compileQuery(query: Query, located: LocatedDataset, options: QueryOptions): Compiled {
  const { info } = located.dataset;
  const params = Object.entries(options.params ?? {});
  const topDefault = readConfig().aggregationsTopDefaultCount;
  const circumstances = JSON.stringify([params, topDefault, relativeTo(options.file, ".")]);
  const plans = planned.get(query, info, circumstances, (): Planned => {
    const bound = bind(query, info, {
      params: new Map(params),
      resolvePath: (path) => relativeTo(options.file, path),
      topDefault,
    });
    const logical = buildLogical(bound);
    const { plan, trace } = optimize(logical, info);
    return { logical, trace, physical: lower(plan, info), warnings: bound.warnings };
  });
  return { kind: "compiled", form: query.form, from: query.from, ...located, ...plans };
}
