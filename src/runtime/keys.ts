import { fail } from "../errors/index.js";
import type { Column, NumberColumn } from "./column.js";
import type { Key } from "./partial.js";

/** A column as codes into its distinct non-null values, for `by`. The code of null is `dictionary.length`. */
export interface KeyColumn {
  readonly kind: "key";
  readonly codes: Uint8Array | Uint16Array | Int32Array;
  readonly dictionary: readonly Key[];
}

/** Keys of a column: NaN is one key, -0 is 0; ints and timestamps are bigints, bools booleans. */
export function keysOf(column: Column): KeyColumn {
  if (column.kind === "code") return { kind: "key", codes: column.codes, dictionary: column.dictionary };
  if (column.kind === "list") return fail("internal-error", { what: "a list column cannot be a key" });
  return keysOfNumbers(column);
}

function keysOfNumbers({ values, validity, length, type }: NumberColumn): KeyColumn {
  const seen = new Map<number, number>();
  const codes = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    if (validity !== null && validity[row] === 0) {
      codes[row] = -1;
      continue;
    }
    const value = values[row]!;
    let code = seen.get(value);
    if (code === undefined) {
      code = seen.size;
      seen.set(value, code);
    }
    codes[row] = code;
  }
  const none = seen.size;
  if (validity !== null) for (let row = 0; row < length; row++) if (codes[row] === -1) codes[row] = none;
  const toKey = (value: number): Key => {
    if (type.kind === "float") return value + 0;
    return type.kind === "bool" ? value === 1 : BigInt(value);
  };
  return { kind: "key", codes, dictionary: [...seen.keys()].map(toKey) };
}
