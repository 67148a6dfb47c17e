import { fail } from "../../errors/index.js";
import type { HeldSpec } from "../../planner/chain.js";
import type { Value } from "../../types.js";
import type { Column } from "../column.js";
import { member } from "../library.js";

/** A number that is equal exactly for equal values of a row; -1 for null. NaN is one value, -0 is 0. */
export type HeldKey = (row: number) => number;

/** A way to split a stream into lanes: by columns held together, or by a column on one step and another on a second step. */
export type Holding =
  | { readonly kind: "same"; readonly keys: readonly HeldKey[] }
  | {
      readonly kind: "pair";
      readonly left: HeldKey;
      readonly right: HeldKey;
      readonly leftStep: number;
      readonly rightStep: number;
    };

/** What a chain holds, columns held together first. */
export function holdingsOf(hold: readonly HeldSpec[], columns: ReadonlyMap<string, Column>): Holding[] {
  const same = hold.flatMap((held) =>
    held.kind === "same" ? [keyOf(columns.get(held.column), held.column, new Map())] : [],
  );
  const pairs = hold.flatMap((held): Holding[] => {
    if (held.kind === "same") return [];
    const { left, right } = held;
    const numbers = new Map<Value, number>();
    return [
      {
        kind: "pair",
        left: keyOf(columns.get(left.column), left.column, numbers),
        right: keyOf(columns.get(right.column), right.column, numbers),
        leftStep: left.step,
        rightStep: right.step,
      },
    ];
  });
  return same.length === 0 ? pairs : [{ kind: "same", keys: same }, ...pairs];
}

/** Values as numbers; `numbers` holds those given so far, so that two columns may share them. */
function keyOf(column: Column | undefined, name: string, numbers: Map<Value, number>): HeldKey {
  if (column === undefined || column.kind === "list")
    return fail("internal-error", { what: `held column "${name}" of no single values` });
  const numberOf = (value: Value): number => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
  if (column.kind === "code") {
    const { codes, dictionary } = column;
    const known = new Int32Array(dictionary.length).fill(-1);
    return (row) => {
      const code = codes[row]!;
      const value = dictionary[code];
      if (value === undefined) return -1;
      if (known[code]! < 0) known[code] = numberOf(member(value));
      return known[code]!;
    };
  }
  const { values, validity } = column;
  return (row) => (validity?.[row] === 0 ? -1 : numberOf(values[row]!));
}
