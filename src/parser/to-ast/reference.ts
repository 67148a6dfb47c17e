import type { IToken } from "chevrotain";
import { fail } from "../../errors/index.js";
import { nearest } from "../../errors/near.js";
import type { Expr } from "../ast.js";
import type { ReferenceCstNode } from "../cst.js";
import { needsQuotes } from "../words.js";
import { operand } from "./expression.js";
import { nodePlace, type Origin, tokenPlace } from "./place.js";
import { nameText, only, stringText } from "./value.js";

type Call = Extract<Expr, { kind: "call" }>;

const FUNCTIONS: ReadonlyMap<string, Call["fn"]> = new Map(
  (["lower", "upper", "length", "abs", "hour", "weekday", "date"] as const).map((fn) => [fn, fn]),
);
const TIME_FUNCTIONS: readonly string[] = ["hour", "weekday", "date"];
const ABOUT_USERS = ["any", "none", "every", "sum", "min", "max", "mean", "distinct", "sequence", "users"];

/** A bare name, or a call of a function of one value. Errors: unknown-function, zone-not-allowed. */
export function reference(node: ReferenceCstNode, origin: Origin): Expr {
  const { Name, operand: argument, String: zone } = node.children;
  const token = only(Name);
  const name = nameText(token);
  const at = nodePlace(origin, node);
  if (argument === undefined) return { kind: "name", name, quoted: needsQuotes(name), at };
  const fn = FUNCTIONS.get(name.toLowerCase()) ?? unknownFunction(token, name, origin);
  if (zone !== undefined && !TIME_FUNCTIONS.includes(fn)) {
    fail("zone-not-allowed", { name: fn }, { place: tokenPlace(origin, only(zone)) });
  }
  const value = operand(only(argument), origin);
  return { kind: "call", fn, operand: value, zone: zone ? stringText(only(zone), origin) : null, at };
}

function unknownFunction(token: IToken, name: string, origin: Origin): never {
  const near = nearest(name, FUNCTIONS.keys());
  const known = `there are ${[...FUNCTIONS.keys()].join(", ")}`;
  const hint = ABOUT_USERS.includes(name.toLowerCase())
    ? `${name}(...) asks about a whole user: it stands in where, beside the predicate and not inside it`
    : near === undefined
      ? known
      : `did you mean "${near}"? ${known}`;
  return fail("unknown-function", { name }, { place: tokenPlace(origin, token), hint });
}
