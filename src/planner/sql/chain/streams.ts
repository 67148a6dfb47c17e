import type { HeldSpec } from "../../chain.js";
import { all, join, own, type Sql, sql } from "../sql.js";
import type { ChainSetting, Streams } from "./chain-tables.js";

const STREAM = own("stream");
const PLACE = own("place");

/** The streams of a chain: whole users, or one per session and per lane of `hold`. */
export function chainStreams(setting: ChainSetting): Streams {
  const { chain, names, perSession, rows, tables, prefix } = setting;
  const { u, pos } = names;
  if (chain.hold.length > 0) return lanes(setting);
  if (perSession) {
    const divided = sql`SELECT *, dense_rank() OVER (ORDER BY ${u}, ${names.session}) AS ${STREAM}\nFROM ${rows}`;
    return { ...placed(setting, "sessions", divided), choosable: () => [] };
  }
  const whole = sql`SELECT *, ${u} AS ${STREAM}, ${pos} AS ${PLACE}\nFROM ${rows}`;
  return { rows: tables.add(`${prefix}streams`, whole), key: STREAM, place: PLACE, choosable: () => [] };
}

/** A lane per combination of held values sees the rows that have it and those where a held value is null. */
function lanes(setting: ChainSetting): Streams {
  const { chain, writer, names, perSession, prefix, tables, rows } = setting;
  const [first] = chain.hold;
  if (first?.kind === "pair" && chain.hold.length === 1) return pairLanes(setting, first);
  const held = chain.hold.map((item) => {
    if (item.kind === "same") return writer.keyValue(item.column);
    return writer.refusals.refuse("hold", "two columns that must agree have no SQL here beside others");
  });
  const apart = [names.u, ...(perSession ? [names.session] : [])];
  const present = all(held.map((column) => sql`${column} IS NOT NULL`));
  const lane = tables.add(
    `${prefix}lanes`,
    sql`SELECT DISTINCT ${join([...apart, ...held], ", ")}\nFROM ${rows}\nWHERE ${present}`,
  );
  const isOwn = all(held.map((column) => sql`r.${column} IS NOT NULL`));
  const some = join([...held.map((column) => sql`r.${column} IS NULL`), sql`(${same(held)})`], " OR ");
  const body = sql`SELECT r.*, CASE WHEN ${isOwn} THEN 1 ELSE 0 END AS held,
${numbered([...apart, ...held])}
FROM ${rows} AS r JOIN ${lane} AS l ON ${same(apart)}
WHERE ${some}`;
  return { ...placed(setting, "laned", body), choosable: (_, row) => [sql`${row}.held = 1`] };
}

/** A lane per value of either column, and one without a value, where chains go as far as no step asks for one. */
function pairLanes(setting: ChainSetting, { left, right }: Extract<HeldSpec, { kind: "pair" }>): Streams {
  const { writer, names, perSession, prefix, tables, rows } = setting;
  const [one, two] = [writer.keyValue(left.column), writer.keyValue(right.column)];
  const apart = [names.u, ...(perSession ? [names.session] : [])];
  const value = own("lane_value");
  const values = [one, two, sql`NULL`].map(
    (of) => sql`SELECT ${join(apart, ", ")}, ${of} AS ${value} FROM ${rows}`,
  );
  const lane = tables.add(
    `${prefix}lanes`,
    sql`SELECT DISTINCT ${join([...apart, value], ", ")}\nFROM (\n${join(values, "\nUNION ALL\n")}\n) AS held`,
  );
  const body = sql`SELECT r.*, l.${value} AS ${value},
${numbered([...apart, value])}
FROM ${rows} AS r JOIN ${lane} AS l ON ${same(apart)}
WHERE r.${one} = l.${value} OR r.${two} = l.${value} OR (r.${one} IS NULL AND r.${two} IS NULL)`;
  const sides = [
    { step: left.step, column: one },
    { step: right.step, column: two },
  ];
  return {
    ...placed(setting, "laned", body),
    choosable: (step, row) =>
      sides
        .filter((side) => side.step === step)
        .map(({ column }) => sql`coalesce(${row}.${column} = ${row}.${value}, false)`),
  };
}

function numbered(columns: readonly Sql[]): Sql {
  const order = join(
    columns.map((column) => sql`l.${column}`),
    ", ",
  );
  return sql`dense_rank() OVER (ORDER BY ${order}) AS ${STREAM}`;
}

function same(columns: readonly Sql[]): Sql {
  return all(columns.map((column) => sql`r.${column} = l.${column}`));
}

function placed(setting: ChainSetting, name: string, body: Sql): Omit<Streams, "choosable"> {
  const { tables, prefix, names } = setting;
  const divided = tables.add(`${prefix}${name}`, body);
  const rows = tables.add(
    `${prefix}streams`,
    sql`SELECT *, row_number() OVER (PARTITION BY ${STREAM} ORDER BY ${names.pos}) AS ${PLACE}\nFROM ${divided}`,
  );
  return { rows, key: STREAM, place: PLACE };
}
