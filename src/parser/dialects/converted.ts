import type { Place } from "../../errors/place.js";
import type { Query } from "../ast.js";

/** A query of another system in our terms, and everything that does not carry over as it stands. */
export interface Converted {
  readonly query: Query;
  readonly warnings: readonly ConversionWarning[];
}

/** What was left out, or means something else here. */
export interface ConversionWarning {
  readonly message: string;
  readonly place: Place;
  readonly hint: string | null;
}

/** What the other query does not say itself. */
export interface ConvertOptions {
  /** The column that holds the name of an event. */
  readonly eventColumn: string;
}

/** A query that holds funnels and nothing else. */
export function funnelQuery(
  funnels: Query["funnels"],
  timeframe: Query["timeframe"] = null,
  defines: Query["defines"] = [],
): Query {
  return {
    kind: "query",
    form: "funnel",
    from: null,
    timeframe,
    session: null,
    params: [],
    includes: [],
    defines,
    where: null,
    aggregate: [],
    funnels,
    retentions: [],
    paths: [],
    checks: [],
  };
}
