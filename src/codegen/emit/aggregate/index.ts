import type { AggregateSpec } from "../../../planner/expression.js";
import { emitCount } from "./count.js";
import { emitExtreme } from "./extreme.js";
import { emitRows } from "./rows.js";
import { emitMean, emitSum } from "./sum.js";
import { emitUsers } from "./users.js";
import type { Aggregated, Work } from "./work.js";

/** Emitters of aggregates by function. */
export const aggregateEmitters: { readonly [F in AggregateSpec["fn"]]: (work: Work) => Aggregated } = {
  rows: emitRows,
  users: emitUsers,
  count: emitCount,
  sum: emitSum,
  mean: emitMean,
  min: emitExtreme,
  max: emitExtreme,
};
