import { fail, type Place } from "../../errors/index.js";
import type { Definition, Expr, Literal, ParamDecl, ParamRef, Query } from "../../parser/ast.js";
import type { ColumnInfo, TimeUnit } from "../../types.js";
import type { DatasetInfo } from "../catalog.js";
import type { Predicate } from "../expression.js";
import type { BindOptions } from "./bound.js";
import { nearNameHint } from "./near-name.js";
import { type LiteralType, parameterLiteral } from "./parameter.js";

const RESERVED_PREFIX = "__cond_";
const MAX_NODES = 100_000;
const MAX_DEPTH = 400;

/** The names that a query can use, and a budget for what definitions expand to. */
export class Scope {
  private readonly columns: ReadonlyMap<string, ColumnInfo>;
  private readonly definitions = new Map<string, Definition>();
  private readonly params = new Map<string, ParamDecl>();
  private readonly given: ReadonlyMap<string, string>;
  private readonly bound = new Map<string, { readonly predicate: Predicate; readonly nodes: number }>();
  private readonly open: string[] = [];
  /** Whether strings beside timestamps are read as instants, since the query's form has no other way to say one. */
  readonly stringsAreInstants: boolean;
  private nodes = 0;
  private depth = 0;
  private sessionsUsed = false;
  private readonly said: string[] = [];

  constructor(
    private readonly query: Query,
    readonly dataset: DatasetInfo,
    options: BindOptions,
  ) {
    const usable = dataset.columns.filter((column) => !column.name.startsWith(RESERVED_PREFIX));
    this.columns = new Map(usable.map((column) => [column.name, column]));
    this.given = options.params ?? new Map();
    this.stringsAreInstants = query.form !== "funnel";
    for (const param of query.params) {
      if (this.params.has(param.name)) {
        fail("duplicate-name", { what: "param", name: param.name }, { place: param.at });
      }
      this.params.set(param.name, param);
    }
    for (const definition of query.defines) this.declare(definition);
    for (const name of this.given.keys()) {
      if (this.params.has(name)) continue;
      fail(
        "unknown-param",
        { name },
        { hint: nearNameHint(name, [...this.params.keys()], "the query has the parameters") },
      );
    }
  }

  private declare(definition: Definition): void {
    const { name, at } = definition;
    if (this.columns.has(name)) {
      fail(
        "definition-is-column",
        { name, dataset: this.dataset.name },
        { place: at, hint: "rename the definition" },
      );
    }
    if (this.definitions.has(name)) fail("duplicate-name", { what: "definition", name }, { place: at });
    this.definitions.set(name, definition);
  }

  get columnNames(): readonly string[] {
    return [...this.columns.keys()];
  }

  get definitionNames(): readonly string[] {
    return [...this.definitions.keys()];
  }

  hasDefinition(name: string): boolean {
    return this.definitions.has(name);
  }

  /** The column `name`, or the error that it is unknown (with near names) or unsupported. */
  column(name: string, place: Place, alsoDefinitions = false): ColumnInfo {
    const column = this.columns.get(name);
    if (column !== undefined) return column;
    const reason = this.whyUnsupported(name);
    if (reason !== null) fail("unsupported-column", { column: name, reason }, { place });
    const known = alsoDefinitions ? [...this.columnNames, ...this.definitionNames] : this.columnNames;
    const hint = nearNameHint(name, known, "the dataset has");
    return fail("unknown-column", { column: name, dataset: this.dataset.name }, { place, hint });
  }

  private whyUnsupported(name: string): string | null {
    const known = this.dataset.unsupported.find((column) => column.name === name);
    if (known !== undefined) return `its type in the files is ${known.type}`;
    return this.dataset.columns.some((column) => column.name === name)
      ? `names that begin with "${RESERVED_PREFIX}" are reserved`
      : null;
  }

  /** The definition's predicate, bound once by `bind`; a definition that leads back to itself is an error. */
  definition(name: string, place: Place, bind: (predicate: Expr) => Predicate): Predicate {
    const known = this.bound.get(name);
    if (known !== undefined) {
      this.spend(known.nodes, place);
      return known.predicate;
    }
    const definition = this.definitions.get(name);
    if (definition === undefined) return fail("internal-error", { what: `no definition "${name}"` });
    if (this.open.includes(name)) {
      fail("definition-cycle", { cycle: [...this.open.slice(this.open.indexOf(name)), name] }, { place });
    }
    this.open.push(name);
    const before = this.nodes;
    const predicate = bind(definition.predicate);
    this.bound.set(name, { predicate, nodes: this.nodes - before });
    this.open.pop();
    return predicate;
  }

  /** The literal that stands for `$name`; a given text is read as the first of `expected` that it fits. */
  parameter(ref: ParamRef, expected: readonly LiteralType[] | null): Literal {
    const param = this.params.get(ref.name);
    if (param === undefined) {
      const hint = nearNameHint(ref.name, [...this.params.keys()], "the query has the parameters");
      return fail(
        "undeclared-param",
        { name: ref.name },
        { place: ref.at, hint: hint ?? `declare it: param ${ref.name} = 0` },
      );
    }
    const text = this.given.get(ref.name);
    if (text !== undefined) return parameterLiteral(param, text, expected, ref.at);
    if (param.value !== null) return { ...param.value, at: ref.at };
    return fail(
      "missing-param",
      { name: ref.name },
      { place: ref.at, hint: `give it with --param ${ref.name}=…` },
    );
  }

  /** Counts operators, so that definitions that double at every level end in an error and not in a hang. */
  spend(nodes: number, place: Place): void {
    this.nodes += nodes;
    if (this.nodes > MAX_NODES) fail("expansion-too-large", { limit: MAX_NODES }, { place });
  }

  /** Runs `bind` one level deeper. */
  nested<T>(place: Place, bind: () => T): T {
    this.spend(1, place);
    if (++this.depth > MAX_DEPTH) fail("too-deep", { limit: MAX_DEPTH }, { place });
    const result = bind();
    this.depth--;
    return result;
  }

  /** Whether times are whole numbers, so that a later one is later by one step at least. */
  get isTimeWhole(): boolean {
    return this.columns.get(this.dataset.time)?.type.kind !== "float";
  }

  /** Tells the user something beside the answer, once. */
  warn(text: string): void {
    if (!this.said.includes(text)) this.said.push(text);
  }

  get warnings(): readonly string[] {
    return this.said;
  }

  /** Notes that `what` asks for sessions. Errors: no-session-gap. */
  needSessions(what: string, place: Place): void {
    if (this.query.session === null) fail("no-session-gap", { what }, { place });
    this.sessionsUsed = true;
  }

  /** Whether anything bound so far asks for sessions. */
  get usesSessions(): boolean {
    return this.sessionsUsed;
  }

  /** The unit of the time column, or the error that `what` needs it. */
  timeUnit(what: string, place: Place): TimeUnit {
    return (
      this.dataset.timeUnit ??
      fail(
        "no-time-unit",
        { what, column: this.dataset.time },
        { place, hint: "give the unit: --time-unit s, ms, us or ns when the dataset is registered" },
      )
    );
  }
}
