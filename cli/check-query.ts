import { parseQuery } from "../src/api/parse.js";
import type { Context } from "./context.js";
import type { QueryInput } from "./query-input.js";
import { type QueryFlags, toQueryOptions } from "./query-options.js";

/** What was checked: against which dataset, or against none (syntax only). */
export interface Verdict {
  readonly dataset: string | null;
  readonly warnings: readonly string[];
}

/** Parses a query and, where a dataset is named, binds it. Errors: those of `compile`. */
export async function checkQuery(input: QueryInput, flags: QueryFlags, context: Context): Promise<Verdict> {
  const options = toQueryOptions(flags, input, context);
  const query = await parseQuery(input.text, options);
  const isNamed = query.from !== null || options.dataset !== undefined || options.data !== undefined;
  if (!isNamed) return { dataset: null, warnings: [] };
  const { compile } = await import("../src/api/compile.js");
  const { dataset, warnings } = await compile(input.text, options);
  return { dataset: dataset.info.name, warnings };
}
