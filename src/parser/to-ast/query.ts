import type { IToken } from "chevrotain";
import { fail } from "../../errors/index.js";
import { nearest } from "../../errors/near.js";
import type { TimeUnit } from "../../types.js";
import type { Condition, Definition, Include, ParamDecl, Query, Source, Timeframe } from "../ast.js";
import type {
  BlockCstNode,
  DefineCstNode,
  FromCstNode,
  ParamCstNode,
  QueryCstNode,
  SessionCstNode,
  TimeframeCstNode,
} from "../cst.js";
import { LIMITS } from "../limits.js";
import { mapped, once, range, span } from "./chain.js";
import { where } from "./condition.js";
import { predicate } from "./expression.js";
import { funnel } from "./funnel.js";
import { blocks } from "./outputs.js";
import { paths } from "./paths.js";
import { joinPlaces, nodePlace, type Origin, tokenPlace } from "./place.js";
import { retention } from "./retention.js";
import { nameText, only, signedValue, stringText } from "./value.js";

/** The syntax tree of a whole text. Errors: the first problem in the order of the text. */
export function toAst(node: QueryCstNode, origin: Origin): Query {
  let from: Source | null = null;
  let frame: Timeframe | null = null;
  const sessions: SessionCstNode[] = [];
  const params: ParamDecl[] = [];
  const includes: Include[] = [];
  const defines: Definition[] = [];
  const wheres: Condition[] = [];
  const aggregates: BlockCstNode[] = [];
  const funnels: Query["funnels"][number][] = [];
  const retentions: Query["retentions"][number][] = [];
  const pathTrees: Query["paths"][number][] = [];
  const names = {
    param: new Set<string>(),
    definition: new Set<string>(),
    funnel: new Set<string>(),
    retention: new Set<string>(),
    paths: new Set<string>(),
  };
  const unique = (what: keyof typeof names, token: IToken) => {
    const name = nameText(token);
    if (names[what].has(name)) fail("duplicate-name", { what, name }, { place: tokenPlace(origin, token) });
    names[what].add(name);
  };

  for (const { children } of node.children.clause ?? []) {
    for (const each of children.from ?? []) from = source(each, from, origin);
    for (const each of children.timeframe ?? []) frame = timeframe(each, frame, origin);
    sessions.push(...(children.session ?? []));
    for (const each of children.param ?? []) {
      unique("param", only(each.children.Name));
      params.push(param(each, origin));
    }
    for (const each of children.include ?? []) {
      const path = stringText(only(each.children.String), origin);
      includes.push({ kind: "include", path, at: nodePlace(origin, each) });
    }
    for (const each of children.define ?? []) {
      unique("definition", only(each.children.Name));
      defines.push(define(each, origin));
    }
    for (const each of children.where ?? []) wheres.push(where(only(each.children.condition), origin));
    for (const each of children.aggregate ?? []) aggregates.push(only(each.children.block));
    for (const each of children.funnel ?? []) {
      const name = each.children.Name?.[0];
      if (name !== undefined) unique("funnel", name);
      funnels.push(funnel(each, origin));
    }
    for (const each of children.retention ?? []) {
      const name = each.children.Name?.[0];
      if (name !== undefined) unique("retention", name);
      retentions.push(retention(each, origin));
    }
    for (const each of children.paths ?? []) {
      const name = each.children.Name?.[0];
      if (name !== undefined) unique("paths", name);
      pathTrees.push(paths(each, origin));
    }
  }
  const condition = joinWheres(wheres);
  refuseManyConditions(condition);
  return {
    kind: "query",
    form: "funnel",
    from,
    timeframe: frame,
    session: mapped(once(sessions, "session gap", origin), (each) => ({
      gap: span(only(each.children.span), origin),
      at: nodePlace(origin, each),
    })),
    params,
    includes,
    defines,
    where: condition,
    aggregate: blocks(aggregates, origin),
    funnels,
    retentions,
    paths: pathTrees,
    checks: [],
  };
}

const UNITS: readonly TimeUnit[] = ["s", "ms", "us", "ns"];

function source(node: FromCstNode, earlier: Source | null, origin: Origin): Source {
  const at = nodePlace(origin, node);
  if (earlier !== null) fail("duplicate-clause", { clause: "from" }, { place: at });
  const { Name, String: text, layout } = node.children;
  const written = Name === undefined ? stringText(only(text), origin) : nameText(only(Name));
  const bare = { kind: "source", users: null, time: null, unit: null, order: [], at } as const;
  if (layout === undefined) return { ...bare, target: { name: written } };
  const { Name: columns, unit, columns: order } = only(layout).children;
  return {
    ...bare,
    target: { path: written },
    users: nameText(only(columns)),
    time: nameText(only(columns.slice(1))),
    unit: unit === undefined ? null : timeUnit(only(only(unit).children.Name), origin),
    order: order === undefined ? [] : (only(order).children.Name ?? []).map(nameText),
  };
}

function timeUnit(token: IToken, origin: Origin): TimeUnit {
  const unit = UNITS.find((each) => each === token.image.toLowerCase());
  if (unit !== undefined) return unit;
  const near = nearest(token.image, UNITS);
  const hint = near === undefined ? undefined : `did you mean "${near}"?`;
  return fail("unknown-unit", { found: token.image }, { place: tokenPlace(origin, token), hint });
}

function timeframe(node: TimeframeCstNode, earlier: Timeframe | null, origin: Origin): Timeframe {
  const at = nodePlace(origin, node);
  if (earlier !== null) {
    fail(
      "duplicate-clause",
      { clause: "timeframe" },
      { place: at, hint: "keep one: the query has one timeframe" },
    );
  }
  return range(only(node.children.range), at, origin);
}

function param(node: ParamCstNode, origin: Origin): ParamDecl {
  const { Name, value } = node.children;
  return {
    kind: "param",
    name: nameText(only(Name)),
    value: value === undefined ? null : signedValue(only(value), origin),
    at: nodePlace(origin, node),
  };
}

function define(node: DefineCstNode, origin: Origin): Definition {
  const { Name, predicate: asked } = node.children;
  const name = nameText(only(Name));
  return { kind: "define", name, predicate: predicate(only(asked), origin), at: nodePlace(origin, node) };
}

/** Several where lines are one list of conditions. */
function joinWheres(wheres: readonly Condition[]): Condition | null {
  const [first] = wheres;
  const last = wheres.at(-1);
  if (first === undefined || last === undefined || wheres.length === 1) return first ?? null;
  const items = wheres.flatMap((each) => (each.kind === "all-of" ? each.items : [each]));
  return { kind: "all-of", items, at: joinPlaces(first.at, last.at) };
}

function refuseManyConditions(condition: Condition | null): void {
  const atoms = condition === null ? [] : conditionAtoms(condition);
  const extra = atoms[LIMITS.conditions];
  if (extra === undefined) return;
  fail(
    "too-many",
    { what: "conditions", limit: LIMITS.conditions, found: atoms.length },
    { place: extra.at },
  );
}

function conditionAtoms(condition: Condition): Condition[] {
  if (condition.kind === "not-of") return conditionAtoms(condition.item);
  const isList = condition.kind === "all-of" || condition.kind === "any-of";
  return isList ? condition.items.flatMap(conditionAtoms) : [condition];
}
