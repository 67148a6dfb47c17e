import type { ChainSpec } from "../planner/chain.js";
import type { Predicate } from "../planner/expression.js";
import { type Code, code, name } from "./code.js";
import type { ColumnLayout, Parameter } from "./kernel-source.js";

/** Names, parameters, columns and dictionary tables of one kernel while it is being written. */
export class Scope {
  private readonly counters = new Map<string, number>();
  private readonly parameterNames = new Map<string, Code>();
  private readonly tableNames = new Map<string, Code>();
  readonly parameters: Parameter[] = [];
  /** Chains of conditions that the kernel matches by `input.sequences`, in order. */
  readonly sequences: ChainSpec[] = [];
  /** Statements that run once, before the walk. */
  readonly prologue: Code[] = [];

  constructor(readonly columns: readonly ColumnLayout[]) {}

  /** A new identifier; the same calls give the same names. */
  fresh(prefix: string): Code {
    const index = this.counters.get(prefix) ?? 0;
    this.counters.set(prefix, index + 1);
    return name(prefix, index);
  }

  /** A variable declared for the whole kernel, for values inside expressions. */
  temporary(): Code {
    const variable = this.fresh("x");
    this.prologue.push(code`let ${variable};`);
    return variable;
  }

  /** The parameter with this value; equal values share one. */
  parameter(parameter: Parameter): Code {
    const key = structuralKey(parameter);
    const known = this.parameterNames.get(key);
    if (known) return known;
    const variable = name("k", this.parameters.length);
    this.prologue.push(code`const ${variable} = parameters[${this.parameters.length}];`);
    this.parameters.push(parameter);
    this.parameterNames.set(key, variable);
    return variable;
  }

  /** A table over a dictionary, made once per distinct predicate by `make`. */
  table(predicate: Predicate, make: (table: Code) => Code): Code {
    const key = structuralKey(predicate);
    const known = this.tableNames.get(key);
    if (known) return known;
    const table = this.fresh("t");
    this.prologue.push(make(table));
    this.tableNames.set(key, table);
    return table;
  }

  /** Whether the kernel takes the column's values. */
  has(columnName: string): boolean {
    return this.columns.some((column) => column.name === columnName && column.use === "value");
  }

  /** Position and layout of a column. */
  column(
    columnName: string,
    use: "value" | "key" = "value",
  ): { readonly index: number; readonly layout: ColumnLayout } {
    const index = this.columns.findIndex((column) => column.name === columnName && column.use === use);
    const layout = this.columns[index];
    if (!layout) throw new Error(`kernel without column ${columnName}`);
    return { index, layout };
  }
}

/** Text that is equal exactly for equal plan data. */
export function structuralKey(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value === "bigint") return { int: value.toString() };
    if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)))
      return { float: Object.is(value, -0) ? "-0" : String(value) };
    return value;
  });
}
