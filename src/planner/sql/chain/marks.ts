import type { WithoutSpec } from "../../chain.js";
import { join, own, type Sql, sql } from "../sql.js";
import type { ChainSetting, Streams } from "./chain-tables.js";

/** What is known of a row besides its own columns: where certain rows before and after it lie. */
export interface Marks {
  /** The streams' rows with what by-position rules look at. */
  readonly rows: Sql;
  /** Per moment of a stream what strict rules look at; null: nothing does. */
  readonly moments: Sql | null;
}

/** Last row (or moment) of a without before a row. */
export function lastBefore(without: number): Sql {
  return own(`x${without + 1}`);
}

/** First moment of a without after a row. */
export function firstAfter(without: number): Sql {
  return own(`y${without + 1}`);
}

/** Place of the last row before that matches one of the steps 0..step. */
export function lastMatch(step: number): Sql {
  return own(`m${step + 1}`);
}

export const FIRST_MATCH = own("first_match");
const NONE_BEFORE = sql`ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING`;
const NONE_AFTER = sql`ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING`;

/** Adds the tables of marks that the chain's clauses need. */
export function markTables(setting: ChainSetting, streams: Streams): Marks {
  const { chain, tables, prefix } = setting;
  const strict = chain.ties.kind === "strict";
  const byPlace = [...stepMarks(setting, streams), ...(strict ? [] : withoutMarks(setting, streams, false))];
  const rows =
    byPlace.length === 0
      ? streams.rows
      : tables.add(`${prefix}marks`, sql`SELECT *,\n${join(byPlace, ",\n")}\nFROM ${streams.rows}`);
  return { rows, moments: strict && chain.withouts.length > 0 ? momentTable(setting, streams) : null };
}

function stepMarks({ chain, writer }: ChainSetting, { key, place }: Streams): readonly Sql[] {
  const flags = chain.steps.map((step) => writer.flag(step.predicate));
  const last = (upTo: number): Sql => {
    const some = join(flags.slice(0, upTo + 1), " OR ");
    return sql`max(CASE WHEN ${some} THEN ${place} END) OVER (PARTITION BY ${key} ORDER BY ${place} ${NONE_BEFORE}) AS ${lastMatch(upTo)}`;
  };
  const marks: Sql[] = [];
  if (chain.repeats === "break") marks.push(...flags.slice(0, -1).map((_, step) => last(step)));
  if (chain.order === "contiguous-steps") marks.push(last(flags.length - 1));
  if (chain.entry === "first" && flags[0] !== undefined)
    marks.push(
      sql`min(CASE WHEN ${flags[0]} THEN ${place} END) OVER (PARTITION BY ${key}) AS ${FIRST_MATCH}`,
    );
  return marks;
}

/** Under strict ties over moments, else over rows. */
function withoutMarks(setting: ChainSetting, { key, place }: Streams, strict: boolean): readonly Sql[] {
  const { chain, writer, names } = setting;
  const order = strict ? names.t : place;
  const value = (without: WithoutSpec, at: number, of: Sql): Sql =>
    strict ? own(`w${at + 1}`) : sql`CASE WHEN ${writer.flag(without.predicate)} THEN ${of} END`;
  return chain.withouts.map((without, at) => {
    const over = sql`OVER (PARTITION BY ${key} ORDER BY ${order}`;
    return without.gap < chain.steps.length
      ? sql`max(${value(without, at, place)}) ${over} ${NONE_BEFORE}) AS ${lastBefore(at)}`
      : sql`min(${value(without, at, names.t)}) ${over} ${NONE_AFTER}) AS ${firstAfter(at)}`;
  });
}

/** Strictly before in time means at an earlier moment, whatever rows that has. */
function momentTable(setting: ChainSetting, streams: Streams): Sql {
  const { chain, writer, tables, prefix, names } = setting;
  const flags = chain.withouts.map(
    ({ predicate }, at) =>
      sql`max(CASE WHEN ${writer.flag(predicate)} THEN ${names.t} END) AS ${own(`w${at + 1}`)}`,
  );
  const moments = tables.add(
    `${prefix}moments`,
    sql`SELECT ${streams.key}, ${names.t}, ${join(flags, ", ")}\nFROM ${streams.rows}\nGROUP BY ${streams.key}, ${names.t}`,
  );
  return tables.add(
    `${prefix}around`,
    sql`SELECT ${streams.key}, ${names.t},\n${join(withoutMarks(setting, streams, true), ",\n")}\nFROM ${moments}`,
  );
}
