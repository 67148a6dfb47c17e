import { span } from "../events.js";
import { all, join, own, type Sql, sql } from "../sql.js";
import { FIRST_MATCH, firstAfter } from "./marks.js";
import {
  type ChainScene,
  momentJoin,
  nothingAfter,
  repetition,
  type Transition,
  transition,
} from "./transition.js";

/** What a row of a step's table carries of the chain that leads to it. */
export interface Carried {
  /** Every time at which such a chain begins, not the latest alone: a later start is not always better. */
  readonly everyStart: boolean;
  /** A value of the first row that is kept apart, such as the bucket of a trend. */
  readonly label: Sql | null;
}

export const START = own("start");
const FIRST_SESSION = own("first_session");
const SINCE = own("since");
const LABEL = own("label");

/**
 * A table per step with the rows in which a legal chain to it can end, each with the latest time at which such a chain begins:
 * the later a chain begins, the more its window leaves open.
 */
export function stepTables(
  scene: ChainScene,
  carried: Carried,
  upTo = scene.setting.chain.steps.length,
): readonly Sql[] {
  const { chain } = scene.setting;
  const made: Sql[] = [];
  for (let step = 0; step < upTo; step++) {
    const entries: Sql[] = step === 0 ? [firstRows(scene, carried)] : [];
    for (let from = step - 1; from >= 0; from--) {
      const before = made[from];
      if (before !== undefined) entries.push(entry(scene, carried, before, from, step));
      if (!chain.steps[from]?.optional) break;
    }
    made.push(stepTable(scene, carried, step, entries));
  }
  return made;
}

/** Steps with `times` take one table per row; a step that takes one row is ready when it is entered. */
function stepTable(scene: ChainScene, carried: Carried, step: number, entries: readonly Sql[]): Sql {
  const { tables, prefix } = scene.setting;
  const [least, most] = rowsUsed(scene, step);
  const name = `${prefix}step${step + 1}`;
  const entered =
    entries.length === 1 && entries[0] !== undefined ? entries[0] : merged(scene, carried, step, entries);
  const endings = endRules(scene, step);
  if (most === 1 && endings === null) return tables.add(name, entered);
  const parts: Sql[] = [];
  let last = tables.add(`${name}_1`, entered);
  for (let count = 1; count <= most; count++) {
    if (count > 1)
      last = tables.add(`${name}_${count}`, following(scene, carried, last, step, repetition(scene, step)));
    if (count >= least) parts.push(ended(last, endings));
  }
  return tables.add(
    name,
    parts.length === 1 && parts[0] !== undefined ? parts[0] : merged(scene, carried, step, parts),
  );
}

/**
 * How many rows of a step need to be told apart. Without rules on the rows between, any number from the least on leaves the same
 * first and last row open, except that one row is both.
 */
function rowsUsed({ setting }: ChainScene, at: number): readonly [least: number, most: number] {
  const { chain, writer } = setting;
  const step = chain.steps[at];
  if (step === undefined) return [1, 1];
  const { least, most } = step;
  if (least === most) return [least, least];
  if (chain.repeats === "allowed" && chain.order === "sequential") return [least, Math.max(least, 2)];
  return most === null
    ? writer.refusals.refuse("times", "without an upper bound it needs sequential order and repeats allowed")
    : [least, most];
}

/** Rules that the last row of a step meets: step windows of `times`, and what must not stand behind the chain. */
function endRules(scene: ChainScene, step: number): { readonly joins: Sql; readonly legal: Sql } | null {
  const { chain, names } = scene.setting;
  const [, most] = rowsUsed(scene, step);
  const spec = chain.steps[step];
  const rules: Sql[] = [];
  if (most > 1 && step > 0) {
    if (spec?.within != null) rules.push(sql`r.${names.t} - r.${SINCE} <= ${span(spec.within)}`);
    if (spec?.after != null) rules.push(sql`r.${names.t} - r.${SINCE} >= ${span(spec.after)}`);
  }
  const isLast = step === chain.steps.length - 1;
  const behind = chain.withouts.flatMap(({ gap }, index) =>
    isLast && gap === chain.steps.length ? [index] : [],
  );
  const limit = chain.window === null ? null : sql`r.${START} + ${span(chain.window)}`;
  rules.push(...behind.map((index) => nothingAfter(scene, index, false, limit)));
  if (rules.length === 0) return null;
  return { joins: behind.length === 0 ? sql`` : momentJoin(scene), legal: all(rules) };
}

function ended(rows: Sql, rules: { readonly joins: Sql; readonly legal: Sql } | null): Sql {
  if (rules === null) return sql`SELECT *\nFROM ${rows}`;
  return sql`SELECT r.*\nFROM ${rows} AS r${rules.joins}\nWHERE ${rules.legal}`;
}

function firstRows(scene: ChainScene, carried: Carried): Sql {
  const { setting, streams, marks } = scene;
  const { chain, writer, names } = setting;
  const first = chain.steps[0];
  const rules = [
    sql`r.${writer.flag(first?.predicate ?? { kind: "constant", value: false })}`,
    sql`r.${names.t} IS NOT NULL`,
  ];
  rules.push(...streams.choosable(0, sql`r`));
  if (chain.entry === "first") rules.push(sql`r.${streams.place} = r.${FIRST_MATCH}`);
  if (chain.entering !== null) rules.push(sql`r.${writer.flag(chain.entering)}`);
  const columns = [
    ...rowColumns(scene),
    ...(carried.label === null ? [] : [sql`r.${carried.label} AS ${LABEL}`]),
    sql`r.${names.t} AS ${START}`,
    ...(chain.sessions === null ? [] : [sql`r.${names.session} AS ${FIRST_SESSION}`]),
  ];
  return sql`SELECT ${join(columns, ", ")}\nFROM ${marks.rows} AS r\nWHERE ${all(rules)}`;
}

function entry(scene: ChainScene, carried: Carried, before: Sql, from: number, step: number): Sql {
  return following(scene, carried, before, step, transition(scene, from, step), true);
}

/** Rows that follow those of `before` in one chain. */
function following(
  scene: ChainScene,
  carried: Carried,
  before: Sql,
  step: number,
  { joins, legal }: Transition,
  isEntry = false,
): Sql {
  const { setting, streams, marks } = scene;
  const { chain, names } = setting;
  const since = keepsSince(scene, step) ? (isEntry ? sql`p.${names.t}` : sql`p.${SINCE}`) : null;
  const kept = [
    ...(since === null ? [] : [{ value: since, name: SINCE }]),
    ...(carried.label === null ? [] : [{ value: sql`p.${LABEL}`, name: LABEL }]),
    ...(carried.everyStart ? [{ value: sql`p.${START}`, name: START }] : []),
  ];
  const best = [
    ...(carried.everyStart ? [] : [{ value: sql`max(p.${START})`, name: START }]),
    ...(chain.sessions === null ? [] : [{ value: sql`max(p.${FIRST_SESSION})`, name: FIRST_SESSION }]),
  ];
  const columns = [
    ...rowColumns(scene),
    ...[...kept, ...best].map(({ value, name }) => sql`${value} AS ${name}`),
  ];
  const keys = [...rowKeys(scene), ...kept.map(({ value }) => value)];
  const rules = [legal, ...windowRules(scene, step, isEntry && since === null)];
  return sql`SELECT ${join(columns, ", ")}
FROM ${before} AS p JOIN ${marks.rows} AS r ON r.${streams.key} = p.${streams.key}${joins}
WHERE ${all(rules)}
GROUP BY ${join(keys, ", ")}`;
}

/** Windows of the chain, and of the step where it takes one row. */
export function windowRules({ setting }: ChainScene, step: number, withStep: boolean): readonly Sql[] {
  const { chain, names } = setting;
  const rules: Sql[] = [];
  if (chain.window !== null) rules.push(sql`r.${names.t} - p.${START} <= ${span(chain.window)}`);
  if (chain.sessions !== null)
    rules.push(sql`r.${names.session} - p.${FIRST_SESSION} < ${span(chain.sessions)}`);
  return withStep ? [...rules, ...stepWindow({ setting }, step)] : rules;
}

/** `within` and `after` of a step between two neighbouring rows. */
export function stepWindow({ setting }: Pick<ChainScene, "setting">, step: number): readonly Sql[] {
  const { names, chain } = setting;
  const spec = chain.steps[step];
  const apart = sql`r.${names.t} - p.${names.t}`;
  return [
    ...(spec?.within == null ? [] : [sql`${apart} <= ${span(spec.within)}`]),
    ...(spec?.after == null ? [] : [sql`${apart} >= ${span(spec.after)}`]),
  ];
}

/** Whether the end of the step before must be remembered while the step takes its rows. */
function keepsSince(scene: ChainScene, step: number): boolean {
  const spec = scene.setting.chain.steps[step];
  return step > 0 && rowsUsed(scene, step)[1] > 1 && (spec?.within != null || spec?.after != null);
}

/** Columns of a row that every step's table has. */
function rowColumnNames({ streams, setting }: ChainScene): readonly Sql[] {
  const { chain, names, perSession } = setting;
  const columns = [names.u, streams.key, streams.place, names.pos, names.t];
  if (perSession || chain.sessions !== null) columns.push(names.session);
  // By-position marks of what comes after are read from the step's own rows.
  if (chain.ties.kind !== "strict")
    chain.withouts.forEach(({ gap }, at) => {
      if (gap === chain.steps.length) columns.push(firstAfter(at));
    });
  return columns;
}

function rowKeys(scene: ChainScene): readonly Sql[] {
  return rowColumnNames(scene).map((name) => sql`r.${name}`);
}

function rowColumns(scene: ChainScene): readonly Sql[] {
  return rowColumnNames(scene).map((name) => sql`r.${name} AS ${name}`);
}

/** Several ways into a step: the best of each row. */
function merged(scene: ChainScene, carried: Carried, step: number, parts: readonly Sql[]): Sql {
  const { chain } = scene.setting;
  const kept = [
    ...rowColumnNames(scene),
    ...(keepsSince(scene, step) ? [SINCE] : []),
    ...(carried.label === null ? [] : [LABEL]),
    ...(carried.everyStart ? [START] : []),
  ];
  const best = [...(carried.everyStart ? [] : [START]), ...(chain.sessions === null ? [] : [FIRST_SESSION])];
  const columns = [
    ...kept.map((name) => sql`a.${name} AS ${name}`),
    ...best.map((name) => sql`max(a.${name}) AS ${name}`),
  ];
  return sql`SELECT ${join(columns, ", ")}\nFROM (\n${join(parts, "\nUNION ALL\n")}\n) AS a\nGROUP BY ${join(
    kept.map((name) => sql`a.${name}`),
    ", ",
  )}`;
}
