import { assertNever } from "../../../errors/index.js";
import type { UserCondition } from "../../../planner/user-condition.js";
import { code, FALSE, joined, TRUE } from "../../code.js";
import type { Tracked, Walk } from "../walk.js";
import { emitAny } from "./any.js";
import { emitCount } from "./count.js";
import { emitDistinct } from "./distinct.js";
import { emitExtreme } from "./extreme.js";
import { emitSequence } from "./sequence.js";
import { emitMean, emitSum } from "./sum.js";
import { emitUsersIn } from "./users-in.js";

/** Code for a condition on whole users. */
export function emitCondition(walk: Walk, node: UserCondition): Tracked {
  switch (node.kind) {
    case "constant":
      return { declare: [], step: [], test: node.value ? TRUE : FALSE };
    case "and":
    case "or": {
      const items = node.items.map((item) => emitCondition(walk, item));
      const tests = items.map((item) => item.test);
      return {
        declare: items.flatMap((item) => item.declare),
        search: items.flatMap((item) => item.search ?? []),
        step: items.flatMap((item) => item.step),
        test: node.kind === "and" ? joined("&&", tests, TRUE) : joined("||", tests, FALSE),
      };
    }
    case "not": {
      const item = emitCondition(walk, node.item);
      return { ...item, test: code`!(${item.test})` };
    }
    case "any":
      return emitAny(walk, node);
    case "count":
      return emitCount(walk, node);
    case "sum":
      return emitSum(walk, node);
    case "mean":
      return emitMean(walk, node);
    case "min":
    case "max":
      return emitExtreme(walk, node);
    case "distinct":
      return emitDistinct(walk, node);
    case "sequence":
      return emitSequence(walk, node);
    case "users-in":
      return emitUsersIn(walk, node);
    default:
      return assertNever(node);
  }
}
