import { columnsOfPredicate } from "../../codegen/columns-of.js";
import type { Predicate } from "../../planner/expression.js";

/**
 * What the code of one column tells of a predicate. `table`: whether the predicate at this position of the column's tables holds;
 * `unknown`: other columns decide it.
 */
export type CodeTest =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "table"; readonly at: number }
  | { readonly kind: "unknown" }
  | { readonly kind: "and" | "or"; readonly items: readonly CodeTest[] }
  | { readonly kind: "not"; readonly item: CodeTest };

/** Codes on which a predicate may hold, and those on which it holds whatever other columns say: a byte each. */
export interface CodeSet {
  readonly may: Uint8Array;
  readonly must: Uint8Array;
}

/**
 * The test of a predicate by one column. What looks at nothing but the column becomes an entry of `tables`. The predicate
 * refers to no shared ones.
 */
export function codeTestOf(predicate: Predicate, column: string, tables: Predicate[]): CodeTest {
  if (predicate.kind === "constant") return predicate;
  const columns = columnsOfPredicate(predicate, []);
  if (!columns.has(column)) return { kind: "unknown" };
  // Lists have no dictionary of their own rows.
  if (columns.size === 1 && predicate.kind !== "has")
    return { kind: "table", at: tables.push(predicate) - 1 };
  switch (predicate.kind) {
    case "and":
    case "or":
      return {
        kind: predicate.kind,
        items: predicate.items.map((item) => codeTestOf(item, column, tables)),
      };
    case "not":
      return { kind: "not", item: codeTestOf(predicate.item, column, tables) };
    default:
      return { kind: "unknown" };
  }
}

/** Whether a test can tell anything. */
export function tellsAnything(test: CodeTest): boolean {
  switch (test.kind) {
    case "table":
      return true;
    case "and":
    case "or":
      return test.items.some(tellsAnything);
    case "not":
      return tellsAnything(test.item);
    default:
      return false;
  }
}

/** The codes of a test. `tables` hold a byte for each of `codeCount` codes. */
export function codesOf(test: CodeTest, tables: readonly Uint8Array[], codeCount: number): CodeSet {
  const filled = (byte: number): Uint8Array => new Uint8Array(codeCount).fill(byte);
  switch (test.kind) {
    case "constant": {
      const all = filled(test.value ? 1 : 0);
      return { may: all, must: all };
    }
    case "unknown":
      return { may: filled(1), must: filled(0) };
    case "table": {
      const table = tables[test.at] ?? filled(0);
      return { may: table, must: table };
    }
    case "not": {
      const { may, must } = codesOf(test.item, tables, codeCount);
      return { may: must.map(flip), must: may.map(flip) };
    }
    case "and":
    case "or": {
      const pick = test.kind === "and" ? Math.min : Math.max;
      const neutral = filled(test.kind === "and" ? 1 : 0);
      return test.items.reduce<CodeSet>(
        (all, item) => {
          const { may, must } = codesOf(item, tables, codeCount);
          return {
            may: all.may.map((byte, code) => pick(byte, may[code]!)),
            must: all.must.map((byte, code) => pick(byte, must[code]!)),
          };
        },
        { may: neutral, must: neutral },
      );
    }
  }
}

function flip(byte: number): number {
  return 1 - byte;
}
