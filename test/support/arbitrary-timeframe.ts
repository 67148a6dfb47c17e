import fc from "fast-check";
import type { Timeframe } from "../../src/parser/ast.js";
import type { RandomColumn } from "./arbitrary-data.js";
import { AT, literal } from "./arbitrary-leaves.js";

/** Half-open; one end may be missing, and never empty. */
export function timeframes(time: RandomColumn): fc.Arbitrary<Timeframe> {
  const ends = fc.uniqueArray(time.pool.literals, {
    minLength: 2,
    maxLength: 2,
    selector: (end) => String(end.value),
  });
  return fc.tuple(ends, fc.constantFrom("start", "end", "both")).map(([pair, which]) => {
    const [low, high] = [...pair].sort((a, b) => ((a.value ?? 0) < (b.value ?? 0) ? -1 : 1));
    const start = which === "end" || low === undefined ? null : literal(low);
    const end = which === "start" || high === undefined ? null : literal(high);
    return { kind: "timeframe", start, end, at: AT };
  });
}
