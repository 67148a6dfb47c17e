import { START, stepWindow } from "../chain/steps.js";
import { transition } from "../chain/transition.js";
import { rowNames, span } from "../events.js";
import { all, join, own, type Sql, sql } from "../sql.js";
import type { Choosing } from "./chosen.js";

const FINISH = own("finish");

/** The latest chain of maximal level: its last row first, then step by step the last row that leads to it. */
export function pickBackward({ funnel, scene, reach, levels, setting }: Choosing): readonly Sql[] {
  const { u, t, pos } = rowNames(setting.writer);
  const { steps, window } = funnel.chain;
  const last = (): Sql =>
    join(
      [
        ...[u, own("stream")].map((name) => sql`p.${name} AS ${name}`),
        ...[own("place"), pos, t].map((name) => sql`max(p.${name}) AS ${name}`),
      ],
      ", ",
    );
  const picks: Sql[] = [];
  for (let at = steps.length - 1; at >= 0; at--) {
    const here = reach.steps[at] ?? levels;
    const ends = sql`SELECT ${last()}, max(p.${t}) AS ${FINISH}
FROM ${here} AS p JOIN ${levels} AS l ON l.stream = p.stream
WHERE l.level = ${at + 1}
GROUP BY p.${u}, p.stream`;
    const next = picks[0];
    if (next === undefined) {
      picks.unshift(setting.tables.add(`pick${at + 1}`, ends));
      continue;
    }
    const { joins, legal } = transition(scene, at, at + 1);
    const inWindow = window === null ? [] : [sql`b.${FINISH} - p.${START} <= ${span(window)}`];
    const goesOn = sql`SELECT ${last()}, max(b.${FINISH}) AS ${FINISH}
FROM ${next} AS b JOIN ${scene.marks.rows} AS r ON r.stream = b.stream AND r.place = b.place JOIN ${here} AS p ON p.stream = b.stream${joins}
WHERE ${all([legal, ...stepWindow(scene, at + 1), ...inWindow])}
GROUP BY p.${u}, p.stream`;
    picks.unshift(setting.tables.add(`pick${at + 1}`, sql`${ends}\nUNION ALL\n${goesOn}`));
  }
  return picks;
}
