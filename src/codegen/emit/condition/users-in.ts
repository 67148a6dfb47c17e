import type { UserCondition } from "../../../planner/user-condition.js";
import { code } from "../../code.js";
import type { Tracked, Walk } from "../walk.js";

/** The user is in a saved set. */
export function emitUsersIn(walk: Walk, node: UserCondition & { kind: "users-in" }): Tracked {
  const set = walk.scope.parameter({ kind: "user-set", path: node.path });
  return { declare: [], step: [], test: code`${set}.has(String(input.userAt(start)))` };
}
