import type { KernelColumn } from "../codegen/kernel-columns.js";
import type { ColumnLayout } from "../codegen/kernel-source.js";
import { fail } from "../errors/index.js";
import type { Column } from "./column.js";
import { type KeyColumn, keysOf } from "./keys.js";

/** A kernel's columns with their layouts, in the same order. */
export interface BoundColumns {
  readonly layouts: readonly ColumnLayout[];
  readonly columns: readonly (Column | KeyColumn)[];
}

/** Binds what a kernel asks for to the columns that were read. */
export function bindKernelColumns(
  wanted: readonly KernelColumn[],
  columns: ReadonlyMap<string, Column>,
): BoundColumns {
  const bound = wanted.map(({ name, use }) => {
    const column = columns.get(name) ?? fail("internal-error", { what: `column ${name} was not read` });
    if (use === "key") {
      const keys = keysOf(column);
      return { layout: { name, use, form: "string-code", nullable: true } as const, column: keys };
    }
    return { layout: { name, use, ...layoutOf(column) }, column };
  });
  return { layouts: bound.map(({ layout }) => layout), columns: bound.map(({ column }) => column) };
}

function layoutOf(column: Column): Pick<ColumnLayout, "form" | "nullable"> {
  switch (column.kind) {
    case "number":
      return { form: "number", nullable: column.validity !== null };
    case "code":
      return {
        form: column.type.kind === "string" ? "string-code" : "bigint-code",
        nullable: column.hasNulls,
      };
    case "list":
      return {
        form: column.items.kind === "number" ? "number-list" : "code-list",
        nullable: column.validity !== null,
      };
  }
}

/** Number of keys of each aggregation among bound columns; 1 without `by`. */
export function keyCounts(
  specs: readonly { readonly by: string | null }[],
  bound: BoundColumns,
): readonly number[] {
  return specs.map((spec) => keysIn(bound, spec.by)?.length ?? 1);
}

/** The dictionary of a `by` column; null without one. */
export function keysIn(bound: BoundColumns, by: string | null): KeyColumn["dictionary"] | null {
  if (by === null) return null;
  const at = bound.layouts.findIndex((layout) => layout.use === "key" && layout.name === by);
  const column = bound.columns[at];
  return column?.kind === "key" ? column.dictionary : null;
}
