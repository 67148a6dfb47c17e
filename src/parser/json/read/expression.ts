import { fail } from "../../../errors/index.js";
import type { Expr } from "../../ast.js";
import type { ExprJson, ShorthandFilterJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { joined, readName, readShorthandFilter, readVerboseFilter } from "./filter.js";
import { type Digits, readLiteral } from "./literal.js";
import { readOperation } from "./operation.js";

/** An expression about one row: a filter in either notation, a tree, or a literal. */
export function readExpression(json: ExprJson, pointer: string, digits: Digits): Expr {
  const at = placeOf(pointer);
  if (typeof json !== "object") return readLiteral(json, pointer, digits);
  if (isShorthand(json)) return readShorthandFilter(json, pointer, digits);
  const all = (items: readonly ExprJson[], key: string) =>
    items.map((item, i) => readExpression(item, below(pointer, key, i), digits));
  if ("value" in json) return readVerboseFilter(json, pointer, digits);
  if ("and" in json) return joined("and", all(json.and, "and"), at);
  if ("or" in json) return joined("or", all(json.or, "or"), at);
  if ("not" in json)
    return { kind: "not", operand: readExpression(json.not, below(pointer, "not"), digits), at };
  if ("op" in json) return readOperation(json, pointer, digits);
  if ("column" in json) return readName(json.column, pointer);
  if ("name" in json) return readName(json.name, pointer);
  if ("negate" in json) {
    return { kind: "negate", operand: readExpression(json.negate, below(pointer, "negate"), digits), at };
  }
  if ("call" in json) {
    const { call: fn, zone = null } = json;
    if (zone !== null && !TIME_CALLS.has(fn)) {
      fail("zone-not-allowed", { name: fn }, { place: placeOf(below(pointer, "zone")) });
    }
    return {
      kind: "call",
      fn,
      operand: readExpression(json.args[0], below(pointer, "args", 0), digits),
      zone,
      at,
    };
  }
  return readLiteral(json, pointer, digits);
}

const TIME_CALLS: ReadonlySet<string> = new Set(["hour", "weekday", "date"]);

function isShorthand(json: object): json is ShorthandFilterJson {
  return Array.isArray(json);
}
