import type { Predicate } from "../planner/expression.js";
import { entryAccess } from "./access.js";
import { code, EMPTY, indent, joined } from "./code.js";
import { emitPredicate } from "./emit/predicate/index.js";
import type { ColumnLayout, KernelSource } from "./kernel-source.js";
import { bindColumns } from "./prologue.js";
import { Scope } from "./scope.js";

/**
 * A kernel that evaluates predicates over one column of strings for each entry of its dictionary, and for null: it returns
 * one byte table a predicate, as the look-ups of a scan kernel are.
 */
export function codeTablesKernel(column: string, predicates: readonly Predicate[]): KernelSource {
  const columns: readonly ColumnLayout[] = [
    { name: column, use: "value", form: "string-code", nullable: true },
  ];
  const scope = new Scope(columns);
  const tables = predicates.map((predicate) => {
    const entry = scope.fresh("w");
    const spot = { access: entryAccess(entry), row: EMPTY, shared: [] };
    return code`library.table(d0, (${entry}) => ${emitPredicate(scope, spot, predicate)})`;
  });
  const text = code`"use strict";
    ${bindColumns(columns)}
    ${scope.prologue}
    return [${joined(",", tables, EMPTY)}];`;
  return { text: indent(text), parameters: scope.parameters, columns, sequences: [] };
}
