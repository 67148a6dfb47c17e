import { fail } from "../../errors/index.js";
import { indented, join, own, type Sql, sql } from "./sql.js";

/** The tables of a WITH clause, in the order in which they are made. */
export class Tables {
  private readonly made: { readonly name: Sql; readonly body: Sql }[] = [];

  /** Adds a table and gives its name. */
  add(name: string, body: Sql): Sql {
    const made = own(name);
    this.made.push({ name: made, body });
    return made;
  }

  /** A table that was added before. */
  named(name: string): Sql {
    const known = this.made.find((table) => table.name.parts.join("") === name);
    return known?.name ?? fail("internal-error", { what: `no table ${name} in SQL` });
  }

  /** `first` stands before the others: it is made last, when it is known what they ask of it. */
  statement(first: readonly { readonly name: Sql; readonly body: Sql }[], select: Sql): Sql {
    const tables = [...first, ...this.made].map(
      ({ name, body }) => sql`${name} AS (\n  ${indented(body)}\n)`,
    );
    return sql`WITH ${join(tables, ",\n")}\n${select}`;
  }
}
