import { all, type Sql, sql } from "../sql.js";
import type { ChainSetting, Streams } from "./chain-tables.js";
import { firstAfter, lastBefore, lastMatch, type Marks } from "./marks.js";

/** Everything that the tables of one chain share. */
export interface ChainScene {
  readonly setting: ChainSetting;
  readonly streams: Streams;
  readonly marks: Marks;
}

/** Rows `r` (with `m`, their moments) that may follow a chosen row `p`, before any window. */
export interface Transition {
  readonly joins: Sql;
  readonly legal: Sql;
}

/**
 * From a chosen row of step `from` to the first row of step `to`; every step between is optional and skipped. `ignored`: a
 * without that is left out; `hit`: a without that must be hit instead.
 */
export function transition(
  scene: ChainScene,
  from: number,
  to: number,
  at: { readonly hit?: number } = {},
): Transition {
  const { chain } = scene.setting;
  const crossed = chain.withouts.flatMap((without, index) =>
    without.gap > from && without.gap <= to ? [{ index, isHit: index === at.hit }] : [],
  );
  const strict = chain.ties.kind === "strict";
  const place = scene.streams.place;
  const rules = crossed.map(({ index, isHit }) => {
    const last = sql`${strict ? sql`m` : sql`r`}.${lastBefore(index)}`;
    const start = strict ? sql`p.${scene.setting.names.t}` : sql`p.${place}`;
    return isHit ? sql`${last} > ${start}` : sql`(${last} IS NULL OR ${last} <= ${start})`;
  });
  return {
    joins: crossed.length > 0 ? momentJoin(scene) : sql``,
    legal: all([...follows(scene, from, to), ...rules]),
  };
}

/** From one row of a step that takes several to the next one. */
export function repetition(scene: ChainScene, step: number): Transition {
  return { joins: sql``, legal: all(follows(scene, step - 1, step)) };
}

/** `x` stands nowhere behind a chain that ends in `p`, up to the end of its window. */
export function nothingAfter(scene: ChainScene, without: number, isHit: boolean, limit: Sql | null): Sql {
  const strict = scene.setting.chain.ties.kind === "strict";
  const next = sql`${strict ? sql`m` : sql`r`}.${firstAfter(without)}`;
  if (isHit) return limit === null ? sql`${next} IS NOT NULL` : sql`${next} <= ${limit}`;
  return limit === null ? sql`${next} IS NULL` : sql`(${next} IS NULL OR ${next} > ${limit})`;
}

/** The moment `m` of the row `r`. */
export function momentJoin({ marks, streams, setting }: ChainScene): Sql {
  const { t } = setting.names;
  if (marks.moments === null) return sql``;
  return sql` JOIN ${marks.moments} AS m ON m.${streams.key} = r.${streams.key} AND m.${t} = r.${t}`;
}

/** Order, ties and repeats; `matched` steps 0..matched have been chosen. */
function follows({ setting, streams }: ChainScene, matched: number, to: number): readonly Sql[] {
  const { chain, writer, names } = setting;
  const { place, choosable } = streams;
  const rules = [sql`r.${writer.flag(chain.steps[to]?.predicate ?? { kind: "constant", value: false })}`];
  rules.push(...choosable(to, sql`r`));
  rules.push(chain.ties.kind === "strict" ? sql`r.${names.t} > p.${names.t}` : sql`r.${place} > p.${place}`);
  if (chain.order === "contiguous") rules.push(sql`r.${place} = p.${place} + 1`);
  if (chain.order === "contiguous-steps")
    rules.push(sql`r.${lastMatch(chain.steps.length - 1)} = p.${place}`);
  if (chain.repeats === "break" && matched >= 0) {
    const last = sql`r.${lastMatch(matched)}`;
    rules.push(sql`(${last} IS NULL OR ${last} <= p.${place})`);
  }
  return rules;
}
