import type { TimeUnit } from "../../types.js";
import type { DatasetInfo } from "../catalog.js";
import type { Operand, Predicate } from "../expression.js";
import type { Dialect } from "./dialect/dialect.js";
import { operandSql } from "./expression/operand.js";
import { predicateSql } from "./expression/predicate.js";
import { own, type Sql } from "./sql.js";
import type { Refusals } from "./unsupported.js";

/** A column of the table `events`: what it is called there and what it is made of. */
export interface EventColumn {
  readonly name: Sql;
  readonly value: Sql;
}

/**
 * What writing one statement needs and gathers: every predicate and value that is asked of a row becomes a column of the
 * table `events`, once.
 */
export class Writer {
  readonly notes = new Set<string>();
  private readonly byMeaning = new Map<string, EventColumn>();
  private readonly suffix: string;

  constructor(
    readonly dialect: Dialect,
    readonly dataset: DatasetInfo,
    readonly refusals: Refusals,
  ) {
    const taken = new Set(dataset.columns.map(({ name }) => name.toLowerCase()));
    let suffix = "";
    const clashes = () =>
      [...taken].some((name) => /^(u|t|pos|session|n|[pc]\d+)$/.test(strip(name, suffix)));
    while (clashes()) suffix += "_";
    this.suffix = suffix;
  }

  /** A name of our own that no column of the dataset has. */
  name(base: string): Sql {
    return own(`${base}${this.suffix}`);
  }

  /** The column of `events` that says whether a predicate holds. */
  flag(predicate: Predicate): Sql {
    return this.column("p", JSON.stringify(predicate, bigText), () => predicateSql(predicate, this));
  }

  /** The column of `events` that holds a column of the dataset; timestamps as whole numbers. */
  value(column: string): Sql {
    const type = this.typeOf(column);
    return this.column("c", column, () => operandSql({ kind: "column", name: column, type }, this));
  }

  /** The same under which equal values are equal in every engine. */
  keyValue(column: string): Sql {
    const type = this.typeOf(column);
    const operand: Operand = { kind: "column", name: column, type };
    if (type.kind === "list") return this.refusals.refuse("by", "lists are no keys");
    return this.column("c", `key ${column}`, () => this.dialect.key(operandSql(operand, this), type));
  }

  /** The type of a column of the dataset. */
  typeOf(column: string): Extract<Operand, { kind: "column" }>["type"] {
    const info = this.dataset.columns.find(({ name }) => name === column);
    return info?.type ?? { kind: "string" };
  }

  /** What was asked of rows, in order. */
  get columns(): readonly EventColumn[] {
    return [...this.byMeaning.values()];
  }

  /** Something that a reader of the SQL should know. */
  note(text: string): void {
    this.notes.add(text);
  }

  /** Whether times are float. */
  get floatTime(): boolean {
    return this.typeOf(this.dataset.time).kind === "float";
  }

  /** Unit of the times, when known. */
  get timeUnit(): TimeUnit | null {
    return this.dataset.timeUnit;
  }

  private column(prefix: "p" | "c", meaning: string, make: () => Sql): Sql {
    const key = `${prefix} ${meaning}`;
    const known = this.byMeaning.get(key);
    if (known !== undefined) return known.name;
    const value = make();
    const count = [...this.byMeaning.keys()].filter((other) => other.startsWith(prefix)).length;
    const name = this.name(`${prefix}${count + 1}`);
    this.byMeaning.set(key, { name, value });
    return name;
  }
}

function strip(name: string, suffix: string): string {
  return name.endsWith(suffix) ? name.slice(0, name.length - suffix.length) : "";
}

function bigText(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}
