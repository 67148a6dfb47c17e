import { START, stepWindow } from "../chain/steps.js";
import { transition } from "../chain/transition.js";
import { rowNames, span } from "../events.js";
import { all, join, own, type Sql, sql } from "../sql.js";
import type { Choosing } from "./chosen.js";

const FINISH = own("finish");
const MOST = own("most");

/** The earliest chain of maximal level (or of the fastest ones): step by step the first row from which the level is still reached. */
export function pickForward(choosing: Choosing): readonly Sql[] {
  const open = openTables(choosing);
  const { funnel, setting, scene } = choosing;
  const { u, t, pos } = rowNames(setting.writer);
  const { window } = funnel.chain;
  const limit =
    funnel.choice === "fastest"
      ? sql`min(${FINISH} - ${t}) OVER (PARTITION BY stream)`
      : window === null
        ? null
        : span(window);
  const first = (row: string): Sql => {
    const columns = [u, own("stream")].map((name) => sql`${own(row)}.${name} AS ${name}`);
    const least = [own("place"), pos, t].map((name) => sql`min(${own(row)}.${name}) AS ${name}`);
    return join([...columns, ...least], ", ");
  };
  const more = limit === null ? sql`` : sql`, ${limit} AS ${MOST}`;
  const begins = setting.tables.add("begins", sql`SELECT *${more}\nFROM ${open[0] ?? choosing.levels}`);
  const fits = (start: Sql, most: Sql): readonly Sql[] =>
    limit === null ? [] : [sql`b.${FINISH} - ${start} <= ${most}`];
  const kept = limit === null ? sql`` : sql`, min(b.${MOST}) AS ${MOST}`;
  const picks = [
    setting.tables.add(
      "pick1",
      sql`SELECT ${first("b")}, min(b.${t}) AS ${START}${kept}
FROM ${begins} AS b
WHERE ${all(fits(sql`b.${t}`, sql`b.${MOST}`))}
GROUP BY b.${u}, b.stream`,
    ),
  ];
  for (let at = 1; at < open.length; at++) {
    const { joins, legal } = transition(scene, at - 1, at);
    const before = picks[at - 1] ?? choosing.levels;
    const carried = limit === null ? sql`` : sql`, min(p.${MOST}) AS ${MOST}`;
    picks.push(
      setting.tables.add(
        `pick${at + 1}`,
        sql`SELECT ${first("r")}, min(p.${START}) AS ${START}${carried}
FROM ${before} AS p JOIN ${scene.marks.rows} AS r ON r.stream = p.stream JOIN ${open[at] ?? choosing.levels} AS b ON b.stream = r.stream AND b.place = r.place${joins}
WHERE ${all([legal, ...stepWindow(scene, at), ...fits(sql`p.${START}`, sql`p.${MOST}`)])}
GROUP BY r.${u}, r.stream`,
      ),
    );
  }
  return picks;
}

/** Per step the rows from which the stream's level is reached, with the earliest end of such a chain. */
function openTables({ funnel, scene, reach, levels, setting }: Choosing): readonly Sql[] {
  const { u, t, pos } = rowNames(setting.writer);
  const names = [u, own("stream"), own("place"), pos, t];
  const columns = join(
    names.map((name) => sql`p.${name} AS ${name}`),
    ", ",
  );
  const keys = join(
    names.map((name) => sql`p.${name}`),
    ", ",
  );
  const open: Sql[] = [];
  for (let at = funnel.chain.steps.length - 1; at >= 0; at--) {
    const here = reach.steps[at] ?? levels;
    const ends = sql`SELECT ${columns}, p.${t} AS ${FINISH}
FROM ${here} AS p JOIN ${levels} AS l ON l.stream = p.stream
WHERE l.level = ${at + 1}`;
    const next = open[0];
    if (next === undefined) {
      open.unshift(setting.tables.add(`open${at + 1}`, ends));
      continue;
    }
    const { joins, legal } = transition(scene, at, at + 1);
    const goesOn = sql`SELECT ${columns}, min(b.${FINISH}) AS ${FINISH}
FROM ${here} AS p JOIN ${scene.marks.rows} AS r ON r.stream = p.stream JOIN ${next} AS b ON b.stream = r.stream AND b.place = r.place${joins}
WHERE ${all([legal, ...stepWindow(scene, at + 1)])}
GROUP BY ${keys}`;
    open.unshift(setting.tables.add(`open${at + 1}`, sql`${ends}\nUNION ALL\n${goesOn}`));
  }
  return open;
}
