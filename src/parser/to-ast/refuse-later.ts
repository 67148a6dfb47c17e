import type { CstNode } from "chevrotain";
import { fail } from "../../errors/index.js";
import { LATER_CLAUSES } from "../later.js";
import { nodePlace, type Origin } from "./place.js";

/** Fails with `not-yet` when the only child of `node` is a later clause. */
export function refuseLater(node: CstNode, origin: Origin): void {
  for (const [rule, clause] of Object.entries(LATER_CLAUSES)) {
    const found = node.children[rule]?.[0];
    if (found !== undefined && "children" in found) {
      fail("not-yet", { clause }, { place: nodePlace(origin, found) });
    }
  }
}
