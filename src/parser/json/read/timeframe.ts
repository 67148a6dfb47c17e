import { fail } from "../../../errors/index.js";
import type { Literal, ParamRef, Timeframe } from "../../ast.js";
import type { RangeJson } from "../chain-json.js";
import type { DocumentJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { type Digits, readLiteral } from "./literal.js";

/** The timeframe, perhaps without bounds; null when absent. Errors: timeframe-order. */
export function readTimeframe(json: DocumentJson["timeframe"], digits: Digits): Timeframe | null {
  return json === undefined ? null : readRange(json, below("", "timeframe"), "timeframe", digits);
}

/** A range of time. Errors: timeframe-order (numbers only; instants have no unit yet). */
export function readRange(json: RangeJson, pointer: string, what: string, digits: Digits): Timeframe {
  const start = json.from === undefined ? null : readLiteral(json.from, below(pointer, "from"), digits);
  const end = json.to === undefined ? null : readLiteral(json.to, below(pointer, "to"), digits);
  const [from, to] = [numberOf(start), numberOf(end)];
  if (from !== null && to !== null && from >= to) {
    const details = { what, from: String(from), to: String(to) };
    fail("timeframe-order", details, {
      place: placeOf(pointer),
      hint: `"to" itself is not in the ${what}`,
    });
  }
  return { kind: "timeframe", start, end, at: placeOf(pointer) };
}

function numberOf(bound: Literal | ParamRef | null): number | bigint | null {
  if (bound?.kind !== "literal") return null;
  const { value } = bound;
  return value.type === "int" || value.type === "float" ? value.value : null;
}
