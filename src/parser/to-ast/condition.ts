import { fail } from "../../errors/index.js";
import type { Condition, Step, Without } from "../ast.js";
import { checkChain } from "../chain-rules.js";
import type {
  ConditionAtomCstNode,
  ConditionCstNode,
  ConditionFactorCstNode,
  ConditionTermCstNode,
  MeasuredCstNode,
  SequenceCstNode,
} from "../cst.js";
import { LIMITS } from "../limits.js";
import { chainClauses, without } from "./chain.js";
import { compareOp, comparison, predicate } from "./expression.js";
import { excerpt, joinPlaces, nodePlace, type Origin, tokenPlace } from "./place.js";
import { step } from "./step.js";
import { columnName, only, stringText, target } from "./value.js";

/** The condition of one `where`. Errors: bare-predicate and those of predicates. */
export function where(node: ConditionCstNode, origin: Origin): Condition {
  if (isAllBare(node)) refuseBare(nodePlace(origin, withoutParentheses(node)), origin);
  return condition(node, origin);
}

function condition(node: ConditionCstNode, origin: Origin): Condition {
  const items = node.children.conditionTerm.map((each) => term(each, origin));
  return connect("any-of", items);
}

function term(node: ConditionTermCstNode, origin: Origin): Condition {
  const items = node.children.conditionFactor.map((each) => factor(each, origin));
  return connect("all-of", items);
}

function connect(kind: "all-of" | "any-of", items: readonly Condition[]): Condition {
  const first = only(items);
  const last = items.at(-1) ?? first;
  return items.length === 1 ? first : { kind, items, at: joinPlaces(first.at, last.at) };
}

function factor(node: ConditionFactorCstNode, origin: Origin): Condition {
  let item = atom(only(node.children.conditionAtom), origin);
  for (const not of [...(node.children.Not ?? [])].reverse()) {
    item = { kind: "not-of", item, at: joinPlaces(tokenPlace(origin, not), item.at) };
  }
  return item;
}

const QUANTIFIERS = { any: "any", none: "none", every: "every" } as const;
const MEASURES = { sum: "sum", min: "min", max: "max", mean: "mean", distinct: "distinct" } as const;

function atom(node: ConditionAtomCstNode, origin: Origin): Condition {
  const { condition: inner, quantified, counted, measured, sequence, usersIn, barePredicate } = node.children;
  const at = nodePlace(origin, node);
  if (inner !== undefined) return condition(only(inner), origin);
  if (quantified !== undefined) {
    const { Quantifier, predicate: asked } = only(quantified).children;
    // The tokens of the category are exactly the keys of QUANTIFIERS.
    const word = only(Quantifier).image.toLowerCase() as keyof typeof QUANTIFIERS;
    const rows = predicate(only(asked), origin);
    return { kind: "quantified", quantifier: QUANTIFIERS[word], predicate: rows, at };
  }
  if (counted !== undefined) {
    const { predicate: asked, CompareOp, target: number } = only(counted).children;
    const rows = asked === undefined ? null : predicate(only(asked), origin);
    const op = compareOp(only(CompareOp));
    return { kind: "counted", predicate: rows, op, target: target(only(number), origin), at };
  }
  if (measured !== undefined) return measure(only(measured), origin);
  if (sequence !== undefined) return sequenceOf(only(sequence), origin);
  if (usersIn !== undefined) {
    const { Not, String: path } = only(usersIn).children;
    return { kind: "users-in", negated: Not !== undefined, path: stringText(only(path), origin), at };
  }
  comparison(only(only(barePredicate).children.comparison), origin);
  return refuseBare(at, origin);
}

function measure(node: MeasuredCstNode, origin: Origin): Condition {
  const { Measure, Name, predicate: asked, CompareOp, target: number } = node.children;
  // The tokens of the category are exactly the keys of MEASURES.
  const word = only(Measure).image.toLowerCase() as keyof typeof MEASURES;
  return {
    kind: "measured",
    measure: MEASURES[word],
    column: columnName(only(Name), origin),
    predicate: asked === undefined ? null : predicate(only(asked), origin),
    op: compareOp(only(CompareOp)),
    target: target(only(number), origin),
    at: nodePlace(origin, node),
  };
}

/** A sequence of links and options. Errors: those of steps and clauses, too-many, and those of `checkChain`. */
function sequenceOf(node: SequenceCstNode, origin: Origin): Condition {
  const { link, sequenceOption = [] } = node.children;
  const steps: Step[] = [];
  const withouts: Without[] = [];
  for (const each of link) {
    const { without: gaps = [], predicate: asked = [], stepClause = [] } = each.children;
    for (const gap of gaps) withouts.push(without(gap, steps.length, origin, false));
    for (const rows of asked) steps.push(step(each, undefined, rows, stepClause, origin));
  }
  const extra = steps[LIMITS.steps];
  if (extra !== undefined) {
    const details = { what: "steps in a sequence", limit: LIMITS.steps, found: steps.length };
    fail("too-many", details, { place: extra.at });
  }
  const at = nodePlace(origin, node);
  if (steps.length === 0) fail("empty-sequence", {}, { place: at });
  const chain = { steps, withouts, ...chainClauses(sequenceOption, origin) };
  checkChain(chain);
  return { kind: "sequence", ...chain, at };
}

/** Whether every atom is a predicate, so that one any() around all of it is the likely wish. */
function isAllBare(node: ConditionCstNode): boolean {
  const atoms = node.children.conditionTerm
    .flatMap((each) => each.children.conditionFactor)
    .flatMap((each) => each.children.conditionAtom);
  return atoms.every(({ children: { barePredicate, condition: inner } }) =>
    inner === undefined ? barePredicate !== undefined : isAllBare(only(inner)),
  );
}

function withoutParentheses(node: ConditionCstNode): ConditionCstNode {
  const [term, ...terms] = node.children.conditionTerm;
  const [factor, ...factors] = term?.children.conditionFactor ?? [];
  const inner = factor?.children.conditionAtom[0]?.children.condition?.[0];
  const isAlone = terms.length === 0 && factors.length === 0 && factor?.children.Not === undefined;
  return isAlone && inner !== undefined ? withoutParentheses(inner) : node;
}

function refuseBare(place: ReturnType<typeof nodePlace>, origin: Origin): never {
  const found = excerpt(origin, place);
  return fail("bare-predicate", { found }, { place, hint: `wrap it: any(${found})` });
}
