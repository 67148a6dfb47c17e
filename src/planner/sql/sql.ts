import { fail } from "../../errors/index.js";

/**
 * A piece of SQL. Pieces are made only by `sql`, `ident`, `text` and the number makers below, so that no text of a query can
 * become anything but a quoted identifier or literal: the dialect quotes when the whole is rendered.
 */
export class Sql {
  declare private readonly brand: "sql";

  /** Only for this file; everyone else writes templates. */
  private constructor(readonly parts: readonly SqlPart[]) {}

  static trusted(parts: readonly SqlPart[]): Sql {
    return new Sql(parts);
  }
}

/** Trusted source, or a text that the dialect must quote. */
export type SqlPart =
  | string
  | { readonly kind: "ident"; readonly name: string }
  | { readonly kind: "text"; readonly value: string };

/** How a dialect writes names and texts. */
export interface Quoting {
  readonly quoteName: (name: string) => string;
  readonly quoteText: (value: string) => string;
}

/** Template for SQL: sql`SELECT ${ident("a")} FROM ${table}`; strings are refused by type and at run time. */
export function sql(strings: TemplateStringsArray, ...pieces: readonly (Sql | number)[]): Sql {
  const parts: SqlPart[] = [strings[0] ?? ""];
  pieces.forEach((piece, at) => {
    if (piece instanceof Sql) parts.push(...piece.parts);
    else if (Number.isSafeInteger(piece)) parts.push(String(piece));
    else fail("internal-error", { what: "only SQL and whole numbers may stand in SQL" });
    parts.push(strings[at + 1] ?? "");
  });
  return Sql.trusted(parts);
}

/** A column or table of the outside, quoted. */
export function ident(name: string): Sql {
  return Sql.trusted([{ kind: "ident", name }]);
}

/** A string literal, quoted. */
export function text(value: string): Sql {
  return Sql.trusted([{ kind: "text", value }]);
}

/** A name of our own: letters, digits and underscores. Errors: `internal-error` for anything else. */
export function own(name: string): Sql {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return fail("internal-error", { what: `bad name in SQL: ${name}` });
  return Sql.trusted([name]);
}

/** A whole number of any size. */
export function whole(value: bigint | number): Sql {
  return Sql.trusted([BigInt(value).toString()]);
}

/** A float literal with an exponent, so that every engine reads it as float64 and rounds it back to itself. */
export function float(value: number): Sql {
  if (Number.isNaN(value)) return fail("internal-error", { what: "no SQL literal for NaN" });
  if (!Number.isFinite(value)) return value > 0 ? sql`CAST('inf' AS DOUBLE)` : sql`CAST('-inf' AS DOUBLE)`;
  return Sql.trusted([value.toExponential()]);
}

/** Pieces with a separator between them. */
export function join(
  pieces: readonly Sql[],
  separator: ", " | " AND " | " OR " | "\nUNION ALL\n" | ",\n",
): Sql {
  const parts = pieces.flatMap((piece, at) => (at === 0 ? piece.parts : [separator, ...piece.parts]));
  return Sql.trusted(parts);
}

/** The piece with its lines after the first one further in; texts that are quoted keep their line ends. */
export function indented(piece: Sql): Sql {
  return Sql.trusted(
    piece.parts.map((part) => (typeof part === "string" ? part.replaceAll("\n", "\n  ") : part)),
  );
}

export const TRUE = sql`true`;
export const FALSE = sql`false`;

/** All of some conditions; true of none. */
export function all(items: readonly Sql[]): Sql {
  return items.length === 0 ? TRUE : join(items, " AND ");
}

/** The text of a piece in a dialect. */
export function render(piece: Sql, quoting: Quoting): string {
  return piece.parts
    .map((part) => {
      if (typeof part === "string") return part;
      return part.kind === "ident" ? quoting.quoteName(part.name) : quoting.quoteText(part.value);
    })
    .join("");
}
