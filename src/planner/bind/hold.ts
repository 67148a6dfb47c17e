import { fail } from "../../errors/index.js";
import type { ColumnName, Held } from "../../parser/ast.js";
import { type ScalarType, sameType, typeName } from "../../types.js";
import type { HeldSpec } from "../chain.js";
import { nearNameHint } from "./near-name.js";
import type { Scope } from "./scope.js";

/** Types held columns. Errors: unknown-column, list-column, unknown-step, wrong-type, duplicate-name. */
export function bindHold(
  hold: readonly Held[],
  stepNames: readonly string[],
  scope: Scope,
): readonly HeldSpec[] {
  const seen = new Set<string>();
  return hold.map((held): HeldSpec => {
    if (held.kind === "same") {
      const { name } = held.column;
      singleValued(held.column, '"hold"', scope);
      if (seen.has(name)) fail("duplicate-name", { what: "held column", name }, { place: held.at });
      seen.add(name);
      return { kind: "same", column: name };
    }
    const [left, right] = [held.left, held.right].map((side) => {
      const type = singleValued(side.column, '"hold"', scope);
      const step = stepIndex(side.step, stepNames, side.at);
      return { type, side: { column: side.column.name, step } };
    });
    if (left === undefined || right === undefined) {
      return fail("internal-error", { what: "a pair of held columns has two sides" });
    }
    if (!sameType(left.type, right.type)) {
      const found = `${typeName(left.type)} and ${typeName(right.type)}`;
      const hint = "hold columns of the same type";
      fail(
        "wrong-type",
        { subject: '"hold"', expected: "two columns of one type", found },
        {
          place: held.at,
          hint,
        },
      );
    }
    return { kind: "pair", left: left.side, right: right.side };
  });
}

/** The type of a column that holds single values. Errors: unknown-column, list-column. */
export function singleValued({ name, at }: ColumnName, use: string, scope: Scope): ScalarType {
  const { type } = scope.column(name, at);
  if (type.kind !== "list") return type;
  return fail(
    "list-column",
    { use, column: name, type: typeName(type) },
    { place: at, hint: "choose a column of single values" },
  );
}

/** The index of a step that a clause names. Errors: unknown-step, with near names. */
export function stepIndex(name: string, names: readonly string[], place: Held["at"]): number {
  const index = names.indexOf(name);
  if (index >= 0) return index;
  return fail("unknown-step", { name }, { place, hint: nearNameHint(name, names, "the steps are") });
}
