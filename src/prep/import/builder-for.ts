import type { ColumnBuilder, TargetColumn } from "./column-builder.js";
import { ListBuilder } from "./list-builder.js";
import { NumberBuilder } from "./number-builder.js";
import { StringBuilder } from "./string-builder.js";

/** The builder for a type, with room for `capacity` rows to begin with. */
export function builderFor(target: Pick<TargetColumn, "type" | "width">, capacity: number): ColumnBuilder {
  const { type, width } = target;
  if (type.kind === "string") return new StringBuilder(capacity);
  if (type.kind === "list") return new ListBuilder(builderFor({ type: type.item, width }, 16), capacity);
  return new NumberBuilder(type, width, capacity);
}
