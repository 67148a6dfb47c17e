import type { CstNode } from "chevrotain";
import { fail } from "../../errors/index.js";
import type { Chain, Chosen, Held, Span, Timeframe, Without } from "../ast.js";
import type {
  EnteringCstNode,
  EntryCstNode,
  HeldCstNode,
  HoldCstNode,
  OrderCstNode,
  RangeCstNode,
  RepeatsCstNode,
  SpanCstNode,
  TiesCstNode,
  WindowCstNode,
  WithoutCstNode,
} from "../cst.js";
import { predicate } from "./expression.js";
import { nodePlace, type Origin, tokenPlace } from "./place.js";
import { stepName } from "./step-name.js";
import { bound, columnName, nameText, only, paramRef, positiveCount, quantity } from "./value.js";

/** Clauses around the steps of a chain, as they stand between the items of a funnel or after those of a sequence. */
export interface ClauseNode {
  readonly children: {
    readonly window?: WindowCstNode[];
    readonly order?: OrderCstNode[];
    readonly ties?: TiesCstNode[];
    readonly repeats?: RepeatsCstNode[];
    readonly entry?: EntryCstNode[];
    readonly entering?: EnteringCstNode[];
    readonly hold?: HoldCstNode[];
  };
}

/** What the clauses say, each of which stands once. Errors: duplicate-clause, bad-count, and those of values. */
export function chainClauses(
  items: readonly ClauseNode[],
  origin: Origin,
): Omit<Chain, "steps" | "withouts"> {
  const one = picker(items, origin);
  const hold = one((each) => each.hold, "hold");
  return {
    window: mapped(
      one((each) => each.window?.filter(isSpan), "window"),
      (node) => span(only(node.children.span), origin),
    ),
    sessions: mapped(
      one((each) => each.window?.filter((node) => !isSpan(node)), "window of sessions"),
      (node) => sessionCount(node, origin),
    ),
    order: mapped(
      one((each) => each.order, "order"),
      (node) => order(node, origin),
    ),
    ties: mapped(
      one((each) => each.ties, "ties"),
      (node) => ties(node, origin),
    ),
    repeats: mapped(
      one((each) => each.repeats, "repeats"),
      (node) => chosen(node.children.Break === undefined ? "allowed" : "break", node, origin),
    ),
    entry: mapped(
      one((each) => each.entry, "entry"),
      (node) => chosen(node.children.First === undefined ? "best" : "first", node, origin),
    ),
    entering: mapped(
      one((each) => each.entering, "entering"),
      (node) => range(only(node.children.range), nodePlace(origin, node), origin),
    ),
    hold: hold === null ? [] : hold.children.held.map((each) => held(each, origin)),
  };
}

const isSpan = (node: WindowCstNode) => node.children.span !== undefined;

/** Finds the one node of a clause among the children of items. Errors: duplicate-clause. */
export function picker<Children>(items: readonly { readonly children: Children }[], origin: Origin) {
  return <Node extends CstNode>(pick: (children: Children) => readonly Node[] | undefined, clause: string) =>
    once(
      items.flatMap(({ children }) => pick(children) ?? []),
      clause,
      origin,
    );
}

/** The one node of a clause, or null. Errors: duplicate-clause. */
export function once<Node extends CstNode>(
  nodes: readonly Node[],
  clause: string,
  origin: Origin,
): Node | null {
  const [first, second] = nodes;
  if (second !== undefined) fail("duplicate-clause", { clause }, { place: nodePlace(origin, second) });
  return first ?? null;
}

/** `value` of a clause with the clause's place. */
export function chosen<T>(value: T, node: CstNode, origin: Origin): Chosen<T> {
  return { value, at: nodePlace(origin, node) };
}

/** What `map` makes of something that may be null. */
export function mapped<From, To>(value: From | null, map: (value: From) => To): To | null {
  return value === null ? null : map(value);
}

/** A length of time. Errors: bad-number, bad-duration. */
export function span(node: SpanCstNode, origin: Origin): Span {
  const { Parameter, quantity: amount } = node.children;
  return Parameter === undefined
    ? quantity(only(amount), undefined, origin)
    : paramRef(only(Parameter), origin);
}

/** A range of time, either end of which may be left out. */
export function range(node: RangeCstNode, at: Timeframe["at"], origin: Origin): Timeframe {
  const { bound: ends = [], DotDot } = node.children;
  const dots = only(DotDot).startOffset;
  const isBefore = (end: (typeof ends)[number]) => (end.location?.startOffset ?? 0) < dots;
  const start = ends.find(isBefore);
  const end = ends.find((each) => !isBefore(each));
  return {
    kind: "timeframe",
    start: start === undefined ? null : bound(start, origin),
    end: end === undefined ? null : bound(end, origin),
    at,
  };
}

/** `without`, behind `gap` steps. Errors: reserved-name, clause-conflict for a name that says nothing. */
export function without(node: WithoutCstNode, gap: number, origin: Origin, isShown: boolean): Without {
  const { Name, predicate: asked, User } = node.children;
  const name = Name === undefined ? null : stepName(only(Name), origin);
  const other = isShown ? (User === undefined ? null : "for user") : "sequence(…)";
  if (name !== null && other !== null) {
    const place = tokenPlace(origin, only(Name));
    fail("clause-conflict", { clause: `without ${name}:`, other }, { place, hint: "leave its name out" });
  }
  return {
    kind: "without",
    name,
    predicate: predicate(only(asked), origin),
    scope: User === undefined ? "attempt" : "user",
    gap,
    at: nodePlace(origin, node),
  };
}

function sessionCount(node: WindowCstNode, origin: Origin): Chosen<number> {
  const { Number: count } = node.children;
  const value =
    count === undefined ? 1 : positiveCount(only(count), "a whole number of sessions from 1 on", origin);
  return chosen(value, node, origin);
}

function order(node: OrderCstNode, origin: Origin): NonNullable<Chain["order"]> {
  const { Any, Contiguous, Steps } = node.children;
  const gaps =
    Contiguous === undefined ? "sequential" : Steps === undefined ? "contiguous" : "contiguous steps";
  return chosen(Any === undefined ? gaps : "any", node, origin);
}

function ties(node: TiesCstNode, origin: Origin): NonNullable<Chain["ties"]> {
  const { within, Row } = node.children;
  if (within !== undefined) {
    return chosen({ within: span(only(only(within).children.span), origin) }, node, origin);
  }
  return chosen(Row === undefined ? "strict" : "by row", node, origin);
}

function held(node: HeldCstNode, origin: Origin): Held {
  const [left, leftStep, right, rightStep] = node.children.Name;
  const at = nodePlace(origin, node);
  if (leftStep === undefined)
    return { kind: "same", column: columnName(only(node.children.Name), origin), at };
  const side = (column: typeof left, step: typeof left) => ({
    column: columnName(only(column && [column]), origin),
    step: nameText(only(step && [step])),
    at: tokenPlace(origin, only(step && [step])),
  });
  return { kind: "pair", left: side(left, leftStep), right: side(right, rightStep), at };
}
