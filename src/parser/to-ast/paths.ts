import type { IToken } from "chevrotain";
import { fail } from "../../errors/index.js";
import type { PathBase, Paths } from "../ast.js";
import type { BaseCstNode, DroppedCstNode, LengthCstNode, PathsCstNode } from "../cst.js";
import { checkPaths } from "../paths-rules.js";
import { chosen, mapped, picker, span } from "./chain.js";
import { predicate } from "./expression.js";
import { nodePlace, type Origin, tokenPlace } from "./place.js";
import { columnName, nameText, only, positiveCount } from "./value.js";

/** Paths. Errors: missing-clause, duplicate-clause, clauses-clash, bad-count, too-many. */
export function paths(node: PathsCstNode, origin: Origin): Paths {
  const { Name, pathsItem: items = [], Paths: keyword } = node.children;
  const one = picker(items, origin);
  const place = tokenPlace(origin, only(keyword));
  const missing = (clause: string, hint: string): never =>
    fail("missing-clause", { clause, where: "the paths" }, { place, hint });
  const rows = one((each) => each.base, "from or to");
  const drop = one((each) => each.dropped, "after dropping out");
  if (rows !== null && drop !== null) {
    const clash = { clause: "after dropping out", other: "from or to" };
    fail("clauses-clash", clash, { place: nodePlace(origin, drop) });
  }
  const from = mapped(rows, (each) => base(each, origin)) ?? mapped(drop, (each) => dropped(each, origin));
  const by = one((each) => each.byColumn, "by");
  if (from === null)
    return missing("from", 'say where paths begin: from event == "view", or to … to look back');
  if (by === null) return missing("by", "say whose values a path is made of: by event");
  const length = one((each) => each.length, "next or previous");
  const made: Paths = {
    kind: "paths",
    name: Name === undefined ? null : nameText(only(Name)),
    base: from,
    length: mapped(length, (each) => rowCount(each, origin)),
    by: columnName(only(by.children.Name), origin),
    within: mapped(
      one((each) => each.within, "within"),
      (each) => span(only(each.children.span), origin),
    ),
    rows: mapped(
      one((each) => each.considered, "only or except"),
      (each) => ({
        kind: each.children.Only === undefined ? "except" : "only",
        predicate: predicate(only(each.children.predicate), origin),
        at: nodePlace(origin, each),
      }),
    ),
    collapse: one((each) => each.collapse, "collapse repeats") !== null,
    top: mapped(
      one((each) => each.keep, "top"),
      (each) => chosen(positiveCount(only(each.children.Number), TOP, origin), each, origin),
    ),
    at: nodePlace(origin, node),
  };
  refuseOtherWay(made, length, origin);
  checkPaths(made);
  return made;
}

const TOP = "a whole number of values after top";

function base(node: BaseCstNode, origin: Origin): PathBase {
  const { To, predicate: asked, First, Last, Each } = node.children;
  return {
    kind: "rows",
    direction: To === undefined ? "next" : "previous",
    predicate: predicate(only(asked), origin),
    choice: First ? "first" : Last ? "last" : Each ? "each" : null,
    at: nodePlace(origin, node),
  };
}

function dropped(node: DroppedCstNode, origin: Origin): PathBase {
  const { Name: names = [], At } = node.children;
  const isStep = (token: IToken): boolean => At !== undefined && token.startOffset > only(At).startOffset;
  const named = (token: IToken | undefined) =>
    token === undefined ? null : { value: nameText(token), at: tokenPlace(origin, token) };
  return {
    kind: "dropped",
    direction: "next",
    funnel: named(names.find((token) => !isStep(token))),
    step: named(names.find(isStep)),
    at: nodePlace(origin, node),
  };
}

function rowCount(node: LengthCstNode, origin: Origin) {
  const { Number: count } = node.children;
  return chosen(positiveCount(only(count), "a whole number of rows", origin), node, origin);
}

/** `from` looks ahead, `to` looks back. */
function refuseOtherWay({ base }: Paths, length: LengthCstNode | null, origin: Origin): void {
  if (length === null) return;
  const written = length.children.Previous === undefined ? "next" : "previous";
  if (written === base.direction) return;
  const other = base.kind === "dropped" ? "after dropping out" : base.direction === "next" ? "from" : "to";
  const hint = "from goes with next, to with previous";
  fail("clauses-clash", { clause: written, other }, { place: nodePlace(origin, length), hint });
}
