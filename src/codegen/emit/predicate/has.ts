import type { Predicate } from "../../../planner/expression.js";
import { columnNames } from "../../access.js";
import { type Code, code, FALSE } from "../../code.js";
import type { Scope } from "../../scope.js";

/** Look into a list column: a local function over the row's items. False on a null list. */
export function emitHas(scope: Scope, row: Code, node: Predicate & { kind: "has" }): Code {
  if (node.values.length === 0 && node.mode === "any") return FALSE;
  const { index, layout } = scope.column(node.column);
  const test = scope.fresh("h");
  const wanted = scope.parameter({ kind: "values", values: node.values });
  const ranks = scope.fresh("r");
  scope.prologue.push(
    layout.form === "code-list"
      ? code`const ${ranks} = library.ranks(${columnNames.dictionary(index)}, ${wanted});`
      : code`const ${ranks} = library.itemRanks(${columnNames.values(index)}, ${columnNames.itemValidity(index)}, ${wanted});`,
  );
  const offsets = columnNames.offsets(index);
  const rank =
    layout.form === "code-list" ? code`${ranks}[${columnNames.codes(index)}[j]]` : code`${ranks}[j]`;
  const absent = layout.nullable ? code`if (${columnNames.validity(index)}[i] === 0) return false;` : code``;
  scope.prologue.push(
    node.mode === "any"
      ? code`const ${test} = (i) => {
          ${absent}
          for (let j = ${offsets}[i]; j < ${offsets}[i + 1]; j++) if (${rank} !== 0) return true;
          return false;
        };`
      : code`const ${test} = (i) => {
          ${absent}
          for (let w = 1; w <= ${wanted}.length; w++) {
            let found = false;
            for (let j = ${offsets}[i]; j < ${offsets}[i + 1]; j++) if (${rank} === w) found = true;
            if (!found) return false;
          }
          return true;
        };`,
  );
  return code`${test}(${row})`;
}
