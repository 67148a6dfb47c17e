import { fail } from "../../errors/index.js";
import type { Expr } from "../../parser/ast.js";
import { typeName } from "../../types.js";
import type { Predicate } from "../expression.js";
import { functions } from "../functions/index.js";
import { listed } from "./in-list.js";
import type { Scope } from "./scope.js";
import { typedColumn } from "./typed.js";

/** Types `list-column has any|all (…)`; plain `has` is `has any`. */
export function bindHas(expr: Extract<Expr, { kind: "has" }>, scope: Scope): Predicate {
  const { name, at } = expr.column;
  const { type } = scope.column(name, at);
  if (type.kind !== "list") {
    return fail(
      "wrong-type",
      { subject: '"has"', expected: functions.has.takes, found: `column "${name}" (${typeName(type)})` },
      { place: at, hint: `use: ${name} in (…)` },
    );
  }
  const { item } = type;
  const value = typedColumn({ name, type: item, nullable: true }, { column: "", unit: null }, at);
  const mode = expr.mode === "all" ? "all" : "any";
  return listed(
    { ...value, words: `column "${name}" (${typeName(type)})` },
    expr.list,
    scope,
    (values, _, isComplete) => {
      if (mode === "all" && !isComplete) return { kind: "constant", value: false };
      return {
        kind: "has",
        mode,
        column: name,
        item,
        values,
      };
    },
  );
}
