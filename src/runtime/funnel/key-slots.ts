import { fail } from "../../errors/index.js";
import type { Value } from "../../types.js";
import type { CodeColumn, Column, NumberColumn } from "../column.js";

/** Gives each value of a column at a row a small code, and back: null is a value, NaN is one, -0 is 0. */
export interface ValueCodes {
  /** The code of null is what `codeOf` gives at null rows. */
  readonly codeOf: (row: number) => number;
  readonly isNull: (row: number) => boolean;
  readonly none: () => number;
  readonly valueOf: (code: number) => Value;
  /** Codes are below this; null: not known before. */
  readonly size: number | null;
}

/** Codes of a column's values; numbers get theirs when they are first met, so that rows nobody asks for cost nothing. */
export function valueCodes(column: Column): ValueCodes {
  switch (column.kind) {
    case "code":
      return dictionaryCodes(column);
    case "number":
      return numberCodes(column);
    case "list":
      return fail("internal-error", { what: "a list column cannot be a key" });
  }
}

function dictionaryCodes({ codes, dictionary }: CodeColumn): ValueCodes {
  const none = dictionary.length;
  return {
    codeOf: (row) => codes[row]!,
    isNull: (row) => codes[row] === none,
    none: () => none,
    valueOf: (code) => dictionary[code] ?? null,
    size: none + 1,
  };
}

function numberCodes({ values, validity, type }: NumberColumn): ValueCodes {
  const seen = new Map<number, number>();
  const found: Value[] = [];
  let none = -1;
  const codeOfNull = (): number => {
    if (none < 0) none = found.push(null) - 1;
    return none;
  };
  const toValue = (value: number): Value => {
    if (type.kind === "float") return value + 0;
    return type.kind === "bool" ? value === 1 : BigInt(value);
  };
  const isNull = (row: number): boolean => validity !== null && validity[row] === 0;
  return {
    codeOf: (row) => {
      if (isNull(row)) return codeOfNull();
      const value = values[row]!;
      let code = seen.get(value);
      if (code === undefined) {
        code = found.push(toValue(value)) - 1;
        seen.set(value, code);
      }
      return code;
    },
    isNull,
    none: codeOfNull,
    valueOf: (code) => found[code] ?? null,
    size: null,
  };
}

/** Numbers pairs (a, b) of whole numbers, b below `base`, 0, 1, 2, … in the order in which they are first met. */
export class PairSlots {
  private readonly slots = new Map<number, number>();
  /** Two entries per slot. */
  readonly pairs: number[] = [];

  /** Products of `base` and the greatest a must stay below 2^53. */
  constructor(private readonly base: number) {}

  slotOf(a: number, b: number): number {
    const key = a * this.base + b;
    let slot = this.slots.get(key);
    if (slot === undefined) {
      slot = this.slots.size;
      this.slots.set(key, slot);
      this.pairs.push(a, b);
    }
    return slot;
  }
}
