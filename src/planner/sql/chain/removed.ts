import { span } from "../events.js";
import { all, join, type Sql, sql } from "../sql.js";
import { windowRules } from "./steps.js";
import { type ChainScene, momentJoin, nothingAfter, transition } from "./transition.js";

/** Users whom `without ... for user` removes; null: nobody can be. */
export function removedTable(scene: ChainScene, steps: readonly Sql[]): Sql | null {
  const { chain, tables, prefix } = scene.setting;
  const hits = chain.withouts.flatMap(({ scope, gap }, index) => {
    if (scope !== "user") return [];
    return gap === chain.steps.length ? [trailingHit(scene, index)] : gapHits(scene, steps, gap, index);
  });
  if (hits.length === 0) return null;
  return tables.add(`${prefix}removed`, join(hits, "\nUNION ALL\n"));
}

/** Chains that are legal to the step after the gap but for a row of `without` in it. */
function gapHits(scene: ChainScene, steps: readonly Sql[], gap: number, without: number): readonly Sql[] {
  const { setting, streams, marks } = scene;
  const { chain, writer, names } = setting;
  const hits: Sql[] = [];
  for (let to = gap; to < chain.steps.length; to++) {
    const step = chain.steps[to];
    if (step !== undefined && (step.least > 1 || step.most !== 1))
      writer.refusals.refuse("without", "for user has no SQL here before a step with times");
    if (to === chain.steps.length - 1 && chain.withouts.some((other) => other.gap === chain.steps.length))
      writer.refusals.refuse(
        "without",
        "for user has no SQL here before a step that has a without behind it",
      );
    for (let from = gap - 1; from >= 0; from--) {
      const { joins, legal } = transition(scene, from, to, { hit: without });
      const before = steps[from];
      if (before !== undefined)
        hits.push(sql`SELECT DISTINCT r.${names.u} AS ${names.u}
FROM ${before} AS p JOIN ${marks.rows} AS r ON r.${streams.key} = p.${streams.key}${joins}
WHERE ${all([legal, ...windowRules(scene, to, true)])}`);
      if (!chain.steps[from]?.optional) break;
    }
    if (!step?.optional) break;
  }
  return hits;
}

function trailingHit(scene: ChainScene, without: number): Sql {
  const { chain, writer, names, prefix } = scene.setting;
  const last = chain.steps[chain.steps.length - 1];
  const trailing = chain.withouts.filter(({ gap }) => gap === chain.steps.length);
  if (trailing.length > 1 || last === undefined || last.least > 1 || last.most !== 1)
    writer.refusals.refuse(
      "without",
      "for user behind the last step has no SQL here beside another one or times",
    );
  const limit = chain.window === null ? null : sql`r.start + ${span(chain.window)}`;
  const entered = scene.setting.tables.named(`${prefix}step${chain.steps.length}_1`);
  return sql`SELECT DISTINCT r.${names.u} AS ${names.u}
FROM ${entered} AS r${momentJoin(scene)}
WHERE ${nothingAfter(scene, without, true, limit)}`;
}
