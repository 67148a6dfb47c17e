import type { BoundColumns } from "../kernel-columns.js";
import type { Strategy } from "./strategy.js";

/** The bound columns, with the keys of aggregations that an index answers when no kernel takes their column. */
export function keysOnly(bound: BoundColumns, { form, indexes }: Strategy): BoundColumns {
  const keys = new Set([...form.answered].flatMap(({ by }) => by ?? []));
  const added = [...keys].flatMap((name) => {
    const index = indexes.get(name);
    const isBound = bound.layouts.some((layout) => layout.name === name && layout.use === "key");
    if (index === undefined || isBound) return [];
    const layout = { name, use: "key", form: "string-code", nullable: true } as const;
    return [
      { layout, column: { kind: "key", codes: new Uint8Array(), dictionary: index.dictionary } as const },
    ];
  });
  return {
    layouts: [...bound.layouts, ...added.map(({ layout }) => layout)],
    columns: [...bound.columns, ...added.map(({ column }) => column)],
  };
}
