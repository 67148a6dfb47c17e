import type { Threshold } from "../../planner/user-condition.js";
import { type Code, code } from "../code.js";
import type { Scope } from "../scope.js";

/** Test of a measured value; `NaN` stands for null: every comparison is false, `!=` true. */
export function emitThreshold(scope: Scope, value: Code, threshold: Threshold): Code {
  const target = scope.parameter({ kind: "value", value: threshold.target });
  switch (threshold.op) {
    case "==":
      return code`${value} == ${target}`;
    case "!=":
      return code`${value} != ${target}`;
    case "<":
      return code`${value} < ${target}`;
    case "<=":
      return code`${value} <= ${target}`;
    case ">":
      return code`${value} > ${target}`;
    case ">=":
      return code`${value} >= ${target}`;
  }
}
