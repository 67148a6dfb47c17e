import { assertNever } from "../../errors/index.js";
import type { Predicate } from "../../planner/expression.js";
import type { Threshold, UserCondition } from "../../planner/user-condition.js";
import type { ScalarType, Value } from "../../types.js";
import { compares } from "./compare.js";
import type { Stream } from "./group.js";
import { distinctOf, isWhole, maxOf, meanOf, minOf, sumOf } from "./measure.js";
import { holds } from "./predicate.js";
import { type Row, scalar } from "./row.js";
import { reachesEnd } from "./sequence.js";

/** What conditions look at besides the user's rows. */
export interface Surroundings {
  readonly time: string;
  readonly shared: readonly Predicate[];
  /** A row further than this from the one before opens a session. */
  readonly sessionGap: number | null;
  /** Saved sets of user ids (as text) by absolute path; a set that is absent is empty. */
  readonly userSets: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Whether a condition holds of one user. */
export function isSelected(condition: UserCondition, user: Stream, around: Surroundings): boolean {
  const matching = (predicate: Predicate): readonly Row[] =>
    user.rows.filter((row) => holds(predicate, row, around.shared));
  switch (condition.kind) {
    case "constant":
      return condition.value;
    case "and":
      return condition.items.every((item) => isSelected(item, user, around));
    case "or":
      return condition.items.some((item) => isSelected(item, user, around));
    case "not":
      return !isSelected(condition.item, user, around);
    case "any":
      return matching(condition.predicate).length > 0;
    case "count":
      return meets(matching(condition.predicate).length, condition.threshold);
    case "sum":
    case "min":
    case "max":
    case "mean":
    case "distinct": {
      const values = matching(condition.predicate).map((row) => scalar(row, condition.column));
      return meets(measure(condition.kind, values, condition.type), condition.threshold);
    }
    case "sequence":
      return reachesEnd(condition.chain, user.rows, around);
    case "users-in":
      return around.userSets.get(condition.path)?.has(String(user.id)) ?? false;
    default:
      return assertNever(condition);
  }
}

function measure(
  kind: "sum" | "min" | "max" | "mean" | "distinct",
  values: readonly Value[],
  type: ScalarType,
): bigint | number | null {
  const isInt = isWhole(type);
  switch (kind) {
    case "sum":
      return sumOf(values, isInt);
    case "min":
      return minOf(values);
    case "max":
      return maxOf(values);
    case "mean":
      return meanOf(values, isInt);
    case "distinct":
      return distinctOf(values);
  }
}

/** Exact by value; no value (null) is different from every target and nothing else. */
function meets(value: bigint | number | null, { op, target }: Threshold): boolean {
  return op === "!=" ? !compares("==", value, target) : compares(op, value, target);
}
