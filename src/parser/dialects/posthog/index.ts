import type { Definition, Expr } from "../../ast.js";
import { bareFunnel } from "../../bare-chain.js";
import { readJson } from "../../json/reader.js";
import { type Converted, type ConvertOptions, funnelQuery } from "../converted.js";
import { readBreakdown } from "./breakdown.js";
import { Cursor } from "./cursor.js";
import { readDateRange } from "./date-range.js";
import { readFilter } from "./filter.js";
import { readProperties } from "./property.js";
import { Reading } from "./reading.js";
import { readSeries } from "./series.js";

const FILTERS = "filters";

/**
 * Reads a PostHog `FunnelsQuery` (alone, or as the source of an insight). Errors: those of JSON; `foreign-shape`, `foreign-clause` with
 * a JSON pointer. What has no counterpart is a warning. Source: PostHog's query schema, `FunnelsQuery`.
 */
export function readPostHog(text: string, file: string, options: ConvertOptions): Converted {
  const reading = new Reading(options);
  const root = new Cursor(readJson(text, file).value, "");
  const query = queryIn(root);
  const defines = readFilters(query, reading);
  const all: Expr | null =
    defines.length === 0 ? null : { kind: "name", name: FILTERS, quoted: false, at: query.place };
  const series = query.at("series") ?? query.expected('a query with a "series"');
  const steps = readSeries(series, all, reading);
  const clauses = readFilter(query, steps, all, reading);
  const by = readBreakdown(query, steps, reading);
  const timeframe = readDateRange(query, reading);
  warnOfSettings(query, reading);
  for (const left of query.unread())
    reading.warn(left, `"${left.pointer}" has no counterpart and was left out`);
  const funnel = { ...bareFunnel(null, steps, query.place), ...clauses, by };
  return { query: funnelQuery([funnel], timeframe, defines), warnings: reading.warnings };
}

/** The query itself, or that inside of an insight. */
function queryIn(root: Cursor): Cursor {
  const kind = root.at("kind");
  if (kind?.value === "FunnelsQuery") return root;
  const inner = root.at("source") ?? root.at("query");
  if (inner !== null) return queryIn(inner);
  return (kind ?? root).expected('a query of kind "FunnelsQuery"');
}

/** What every event must satisfy, under a name of its own. */
function readFilters(query: Cursor, reading: Reading): readonly Definition[] {
  const properties = query.at("properties");
  const predicate = properties && readProperties(properties, reading);
  if (predicate === null || properties === null) return [];
  return [{ kind: "define", name: FILTERS, predicate, at: properties.place }];
}

/** Settings that change PostHog's numbers and are none of the query's. */
function warnOfSettings(query: Cursor, reading: Reading): void {
  const accounts = query.at("filterTestAccounts");
  if (accounts?.truth())
    reading.warn(
      accounts,
      "internal and test users are not left out here",
      'save them as a set: where users not in "FILE"',
    );
  const sampling = query.at("samplingFactor");
  if (sampling !== null && sampling.value !== 1)
    reading.warn(sampling, "nothing is sampled here: numbers are exact");
  const group = query.at("aggregation_group_type_index");
  group?.refuse(
    "counting by group",
    "users are those of the dataset",
    "register the data with the group's column as its users",
  );
  const compare = query.at("compareFilter");
  if (compare?.at("compare")?.value === true)
    reading.warn(
      compare,
      "nothing is compared with an earlier time here",
      "run it again with another timeframe",
    );
  compare?.at("compare_to");
  for (const key of ["tags", "version", "modifiers", "response"]) query.at(key);
}
