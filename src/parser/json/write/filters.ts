import type { Expr } from "../../ast.js";
import type { ExprJson, VerboseFilterJson } from "../document.js";
import { writeFilter, writeShorthand } from "./expression.js";

/** A predicate as conditions and steps hold it. */
export type FiltersJson = { readonly filter: ExprJson } | { readonly filters: readonly VerboseFilterJson[] };

/** `filters` for several filters that must all hold, else `filter`. */
export function writeFilters(predicate: Expr): FiltersJson {
  if (predicate.kind !== "and" || predicate.items.length < 2) return { filter: writeFilter(predicate) };
  const filters: VerboseFilterJson[] = [];
  for (const item of predicate.items) {
    const shorthand = writeShorthand(item);
    if (shorthand === null) return { filter: writeFilter(predicate) };
    const [column, op, value] = shorthand;
    filters.push({ column, op, value });
  }
  return { filters };
}
