import type { Predicate } from "../../../planner/expression.js";
import { columnNames, entryAccess } from "../../access.js";
import { type Code, code, EMPTY, joined } from "../../code.js";
import { columnsOfPredicate, refersToShared } from "../../columns-of.js";
import type { Scope } from "../../scope.js";
import { emitPredicate } from "./index.js";

/**
 * A predicate over one dictionary column as a look-up by code: it is evaluated once per entry (and once for null) before
 * the walk. Null when the predicate is not of that kind.
 */
export function emitTable(scope: Scope, row: Code, predicate: Predicate): Code | null {
  const index = dictionaryColumn(scope, [predicate]);
  if (index === null) return null;
  const { dictionary, codes } = columnNames;
  const table = scope.table(predicate, (name) => {
    const test = entryTest(scope, row, predicate);
    return code`const ${name} = library.table(${dictionary(index)}, ${test});`;
  });
  return code`${table}[${codes(index)}[${row}]] === 1`;
}

/** Steps that one look-up tells: bit k of the result is predicate k. */
const MOST_MASKED = 31;

/** All predicates over the same dictionary column as one look-up of a bit mask; null when they are not of that kind. */
export function emitMask(scope: Scope, row: Code, predicates: readonly Predicate[]): Code | null {
  const index = predicates.length > MOST_MASKED ? null : dictionaryColumn(scope, predicates);
  if (index === null) return null;
  const table = scope.fresh("mask");
  const tests = predicates.map((predicate) => entryTest(scope, row, predicate));
  scope.prologue.push(
    code`const ${table} = library.masks(${columnNames.dictionary(index)}, [${joined(",", tests, EMPTY)}]);`,
  );
  return code`${table}[${columnNames.codes(index)}[${row}]]`;
}

/** Position of the only column that the predicates mention, if it is a dictionary. */
function dictionaryColumn(scope: Scope, predicates: readonly Predicate[]): number | null {
  if (predicates.some(refersToShared)) return null;
  const columns = new Set(predicates.flatMap((predicate) => [...columnsOfPredicate(predicate, [])]));
  const [only] = columns;
  if (columns.size !== 1 || only === undefined) return null;
  const { index, layout } = scope.column(only);
  return layout.form === "string-code" || layout.form === "bigint-code" ? index : null;
}

function entryTest(scope: Scope, row: Code, predicate: Predicate): Code {
  const entry = scope.fresh("w");
  return code`(${entry}) => ${emitPredicate(scope, { access: entryAccess(entry), row, shared: [] }, predicate)}`;
}
