import { fail } from "../errors/index.js";
import type { Column } from "./column.js";
import { keysOf } from "./keys.js";
import { compareKeys } from "./rank.js";

/** Numbers that order as the values of a column do: nulls first, NaN last, strings by UTF-8 bytes. */
export function orderRanks(column: Column): Int32Array {
  if (column.kind === "list") return fail("internal-error", { what: "order by a list column" });
  const { codes, dictionary } = keysOf(column);
  const sorted = dictionary
    .map((_, code) => code)
    .sort((a, b) => compareKeys(dictionary[a]!, dictionary[b]!));
  const ranks = new Int32Array(dictionary.length + 1);
  sorted.forEach((code, at) => {
    ranks[code] = at + 1;
  });
  return Int32Array.from(codes, (code) => ranks[code]!);
}
