import type { CstNode, IToken } from "chevrotain";
import type { Step } from "../ast.js";
import type { PredicateCstNode, StepClauseCstNode, TimesCstNode } from "../cst.js";
import { mapped, picker, span } from "./chain.js";
import { predicate } from "./expression.js";
import { nodePlace, type Origin } from "./place.js";
import { stepName } from "./step-name.js";
import { only, positiveCount } from "./value.js";

/** A step of a funnel or a link of a sequence. Errors: duplicate-clause, bad-count, reserved-name. */
export function step(
  node: CstNode,
  name: IToken | undefined,
  asked: PredicateCstNode,
  clauses: readonly StepClauseCstNode[],
  origin: Origin,
): Step {
  const one = picker(clauses, origin);
  return {
    kind: "step",
    name: name === undefined ? null : stepName(name, origin),
    predicate: predicate(asked, origin),
    within: mapped(
      one((each) => each.within, "within"),
      ({ children }) => span(only(children.span), origin),
    ),
    after: mapped(
      one((each) => each.after, "after"),
      ({ children }) => span(only(children.span), origin),
    ),
    optional: one((each) => each.optional, "optional") !== null,
    times: mapped(
      one((each) => each.times, "times"),
      (each) => rowCount(each, origin),
    ),
    at: nodePlace(origin, node),
  };
}

const ROWS = "a whole number of rows from 1 on after times";

function rowCount(node: TimesCstNode, origin: Origin): NonNullable<Step["times"]> {
  const { Number: counts, DotDot } = node.children;
  const [least, most] = counts.map((each) => positiveCount(each, ROWS, origin));
  const from = least ?? 1;
  return { least: from, most: DotDot === undefined ? from : (most ?? null), at: nodePlace(origin, node) };
}
