import { assertNever } from "../errors/index.js";
import { columnNames } from "./access.js";
import { type Code, code } from "./code.js";
import type { ColumnLayout } from "./kernel-source.js";

/** Binds the arrays of the kernel's columns to their names. */
export function bindColumns(columns: readonly ColumnLayout[]): readonly Code[] {
  return columns.map((layout, index) => bindColumn(layout, index));
}

function bindColumn({ form, nullable }: ColumnLayout, index: number): Code {
  const { values, validity, codes, dictionary, none, offsets } = columnNames;
  const from = code`input.columns[${index}]`;
  const nulls = nullable ? code`const ${validity(index)} = ${from}.validity;` : code``;
  const coded = (source: Code): Code => code`const ${codes(index)} = ${source}.codes;
    const ${dictionary(index)} = ${source}.dictionary;
    const ${none(index)} = ${dictionary(index)}.length;`;
  switch (form) {
    case "number":
      return code`const ${values(index)} = ${from}.values;
        ${nulls}`;
    case "string-code":
    case "bigint-code":
      return coded(from);
    case "code-list":
      return code`const ${offsets(index)} = ${from}.offsets;
        ${nulls}
        ${coded(code`${from}.items`)}`;
    case "number-list":
      return code`const ${offsets(index)} = ${from}.offsets;
        ${nulls}
        const ${values(index)} = ${from}.items.values;
        const ${columnNames.itemValidity(index)} = ${from}.items.validity;`;
    default:
      return assertNever(form);
  }
}
