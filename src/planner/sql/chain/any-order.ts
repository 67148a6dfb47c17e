import { span } from "../events.js";
import { all, join, type Sql, sql } from "../sql.js";
import type { ChainSetting, Streams } from "./chain-tables.js";
import type { Reach } from "./reach.js";
import { chainStreams } from "./streams.js";

const MOST_ROWS = 6;

/**
 * Steps in whatever order: for every row that may come first, the rows in its window. Steps can all be given rows of their own
 * exactly if every set of steps has at least as many rows (under strict ties: times) as it needs. Source: Hall's theorem.
 */
export function anyOrderTables(setting: ChainSetting, label: Sql | null): Reach {
  const { chain, writer, tables, prefix, names, perSession } = setting;
  if (chain.steps.reduce((sum, step) => sum + step.least, 0) > MOST_ROWS)
    writer.refusals.refuse(
      "order",
      `any is written for at most ${MOST_ROWS} rows, since SQL must name every set of steps`,
    );
  if (chain.entering !== null && chain.steps.some((step) => step.optional))
    writer.refusals.refuse("order", "any has no SQL here with entering and optional steps");
  const streams = chainStreams(setting);
  const { key, place } = streams;
  const unit = [names.u, ...(perSession ? [names.session] : [])];
  const columns = [
    ...unit.map((name) => sql`p.${name} AS ${name}`),
    ...(label === null ? [] : [sql`p.${label} AS label`]),
  ];
  const keys = [key, place, ...unit, ...(label === null ? [] : [label])].map((name) => sql`p.${name}`);
  const steps = chain.steps.map((_, at) => {
    const wanted = chain.steps.flatMap((step, other) =>
      other === at || (other < at && !step.optional) ? [other] : [],
    );
    return tables.add(
      `${prefix}step${at + 1}`,
      sql`SELECT ${join(columns, ", ")}
FROM ${streams.rows} AS p JOIN ${streams.rows} AS r ON r.${key} = p.${key}
WHERE ${all([...firstRules(setting, streams, wanted), ...windowRules(setting, streams, wanted)])}
GROUP BY ${join(keys, ", ")}
HAVING ${all(enough(setting, streams, wanted))}`,
    );
  });
  return { steps: chain.entering === null ? steps : withLater(setting, steps), removed: null, scene: null };
}

/** A later step may let a chain begin where an earlier one alone could not, and who reaches it has reached those before. */
function withLater({ tables, prefix }: ChainSetting, steps: readonly Sql[]): readonly Sql[] {
  return steps.map((_, at) => {
    const later = steps.slice(at).map((table) => sql`SELECT * FROM ${table}`);
    return tables.add(`${prefix}reached${at + 1}`, join(later, "\nUNION ALL\n"));
  });
}

/** What the earliest row must be: one of a wanted step. */
function firstRules(setting: ChainSetting, streams: Streams, wanted: readonly number[]): readonly Sql[] {
  const { chain, writer, names } = setting;
  const rules = [servesOne(setting, streams, wanted, sql`p`), sql`p.${names.t} IS NOT NULL`];
  return chain.entering === null ? rules : [...rules, sql`p.${writer.flag(chain.entering)}`];
}

/** Under strict ties a moment is a place: rows of the first row's moment are as good as that row. */
function windowRules(setting: ChainSetting, streams: Streams, wanted: readonly number[]): readonly Sql[] {
  const { chain, names } = setting;
  const from = chain.ties.kind === "strict" ? names.t : streams.place;
  const rules = [sql`r.${from} >= p.${from}`, servesOne(setting, streams, wanted, sql`r`)];
  if (chain.window !== null) rules.push(sql`r.${names.t} - p.${names.t} <= ${span(chain.window)}`);
  if (chain.sessions !== null)
    rules.push(sql`r.${names.session} - p.${names.session} < ${span(chain.sessions)}`);
  return rules;
}

function enough(setting: ChainSetting, streams: Streams, wanted: readonly number[]): readonly Sql[] {
  const { chain, names } = setting;
  const place = chain.ties.kind === "strict" ? names.t : streams.place;
  return subsets(wanted).map((subset) => {
    const need = subset.reduce((sum, step) => sum + (chain.steps[step]?.least ?? 1), 0);
    const match = servesOne(setting, streams, subset, sql`r`);
    return sql`count(DISTINCT CASE WHEN ${match} THEN r.${place} END) >= ${need}`;
  });
}

function servesOne(setting: ChainSetting, streams: Streams, steps: readonly number[], row: Sql): Sql {
  const { chain, writer } = setting;
  const tests = steps.map((step) => {
    const predicate = chain.steps[step]?.predicate ?? { kind: "constant", value: false };
    return all([sql`${row}.${writer.flag(predicate)}`, ...streams.choosable(step, row)]);
  });
  return sql`(${join(tests, " OR ")})`;
}

/** All sets of some steps but the empty one. */
function subsets(items: readonly number[]): readonly (readonly number[])[] {
  const sets: (readonly number[])[] = [];
  for (const item of items) sets.push(...sets.map((set) => [...set, item]), [item]);
  return sets;
}
