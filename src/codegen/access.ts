import { type Code, code, FALSE, name } from "./code.js";
import type { Scope } from "./scope.js";

/** How expressions reach columns: at a row of the part, or at one entry of a dictionary. */
export interface Access {
  /** Number (or bigint for wide ints) at this place; NaN for null, which compares like null. */
  number(column: string): Code;
  /** String at this place; null for null. */
  string(column: string): Code;
  isNull(column: string): Code;
  /** Whether predicates over one dictionary column become table look-ups. */
  readonly tables: boolean;
}

/** Values, codes, dictionary, validity, offsets of column `index`: the names that every kernel binds in its prologue. */
export const columnNames = {
  values: (index: number) => name("v", index),
  validity: (index: number) => name("n", index),
  codes: (index: number) => name("c", index),
  dictionary: (index: number) => name("d", index),
  /** The code that stands for null. */
  none: (index: number) => name("e", index),
  offsets: (index: number) => name("o", index),
  itemValidity: (index: number) => name("m", index),
};

/** Access at row `row` of the part. */
export function rowAccess(scope: Scope, row: Code): Access {
  return {
    tables: true,
    number(column) {
      const { index, layout } = scope.column(column);
      const { values, validity, codes, dictionary } = columnNames;
      if (layout.form === "bigint-code") return code`(${dictionary(index)}[${codes(index)}[${row}]] ?? NaN)`;
      const value = code`${values(index)}[${row}]`;
      return layout.nullable ? code`(${validity(index)}[${row}] === 0 ? NaN : ${value})` : value;
    },
    string(column) {
      const { index } = scope.column(column);
      return code`(${columnNames.dictionary(index)}[${columnNames.codes(index)}[${row}]] ?? null)`;
    },
    isNull(column) {
      const { index, layout } = scope.column(column);
      if (!layout.nullable) return FALSE;
      return layout.form === "string-code" || layout.form === "bigint-code"
        ? code`${columnNames.codes(index)}[${row}] === ${columnNames.none(index)}`
        : code`${columnNames.validity(index)}[${row}] === 0`;
    },
  };
}

/** Access at one entry of the dictionary of the only column that the expression mentions; `entry` is null for null. */
export function entryAccess(entry: Code): Access {
  return {
    tables: false,
    number: () => code`(${entry} ?? NaN)`,
    string: () => entry,
    isNull: () => code`${entry} === null`,
  };
}
