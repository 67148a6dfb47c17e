import type { FunnelNode } from "../../logical/plan.js";
import type { Reach } from "../chain/reach.js";
import type { ChainScene } from "../chain/transition.js";
import { rowNames } from "../events.js";
import type { StatementSetting } from "../index.js";
import { join, own, type Sql, sql } from "../sql.js";
import { pickBackward } from "./pick-backward.js";
import { pickForward } from "./pick-forward.js";

/** What the tables that choose a chain are made from. */
export interface Choosing {
  readonly funnel: FunnelNode;
  readonly scene: ChainScene;
  readonly reach: Reach;
  /** Per stream (`stream`) the highest step that it reaches (`level`). */
  readonly levels: Sql;
  readonly setting: StatementSetting;
}

/** Place of the row that a step chose, and its time. */
export function chosenPlace(step: number): Sql {
  return own(`p${step + 1}`);
}
export function chosenTime(step: number): Sql {
  return own(`t${step + 1}`);
}

/**
 * Adds the table of the chain that counts: a row per user (or session), with `level` and per step the place `p1`, … and the time
 * `t1`, … of its row, null behind the level.
 */
export function chosenTable(funnel: FunnelNode, reach: Reach, setting: StatementSetting): Sql {
  const { writer, tables } = setting;
  const scene = sceneOf(funnel, reach, setting);
  const { u } = rowNames(writer);
  const out = reach.removed === null ? sql`` : sql` WHERE ${u} NOT IN (SELECT ${u} FROM ${reach.removed})`;
  const reached = reach.steps.map((table, at) => sql`SELECT stream, ${at + 1} AS step FROM ${table}${out}`);
  const levels = tables.add(
    "levels",
    sql`SELECT stream, max(step) AS level\nFROM (\n${join(reached, "\nUNION ALL\n")}\n) AS reached\nGROUP BY stream`,
  );
  const choosing: Choosing = { funnel, scene, reach, levels, setting };
  const picks = funnel.choice === "latest" ? pickBackward(choosing) : pickForward(choosing);
  const chains = chainTable(choosing, picks);
  const hasLanes = funnel.chain.hold.length > 0 && funnel.count !== "sessions";
  return hasLanes ? bestLane(choosing, chains) : chains;
}

/** Errors: `no-sql` where the chain that counts has no SQL. */
function sceneOf(funnel: FunnelNode, reach: Reach, { writer }: StatementSetting): ChainScene {
  const what = funnel.durations === null ? "by" : "durations";
  const { chain } = funnel;
  const refuse = (reason: string): never => writer.refusals.refuse(what, reason);
  if (reach.scene === null) return refuse("with order any it has no SQL here");
  if (chain.steps.some((step) => step.optional)) refuse("with optional steps it has no SQL here");
  if (chain.steps.some((step) => step.least !== 1 || step.most !== 1))
    refuse("with times it has no SQL here");
  if (chain.withouts.some(({ gap }) => gap === chain.steps.length))
    refuse("with a without behind the last step it has no SQL here");
  if (chain.sessions !== null) refuse("with a window of sessions it has no SQL here");
  if (chain.hold.length > 0 && funnel.count === "sessions")
    refuse("with hold and count sessions it has no SQL here");
  return reach.scene;
}

/** One row per stream; steps behind its level are null. */
function chainTable({ levels, setting }: Choosing, picks: readonly Sql[]): Sql {
  const { u, pos, t } = rowNames(setting.writer);
  const columns = picks.flatMap((_, at) => {
    const pick = own(`k${at + 1}`);
    return [sql`${pick}.${pos} AS ${chosenPlace(at)}`, sql`${pick}.${t} AS ${chosenTime(at)}`];
  });
  const joins = picks.slice(1).reduce((sum, pick, at) => {
    const name = own(`k${at + 2}`);
    return sql`${sum}\nLEFT JOIN ${pick} AS ${name} ON ${name}.stream = k1.stream`;
  }, sql``);
  return setting.tables.add(
    "chains",
    sql`SELECT k1.${u} AS ${u}, l.level AS level, ${join(columns, ", ")}
FROM ${picks[0] ?? levels} AS k1 JOIN ${levels} AS l ON l.stream = k1.stream${joins}`,
  );
}

/** Among a user's lanes the one whose chain counts. */
function bestLane({ funnel, setting }: Choosing, chains: Sql): Sql {
  const { u } = rowNames(setting.writer);
  const steps = funnel.chain.steps.map((_, at) => at);
  const places =
    funnel.choice === "latest"
      ? steps.reverse().map((at) => sql`${chosenPlace(at)} DESC NULLS FIRST`)
      : steps.map((at) => sql`${chosenPlace(at)} NULLS LAST`);
  const latest = steps.reduce((sum, at) => sql`${sum}, ${chosenTime(at)}`, sql`${chosenTime(0)}`);
  const total = funnel.choice === "fastest" ? [sql`greatest(${latest}) - ${chosenTime(0)}`] : [];
  const order = join([sql`level DESC`, ...total, ...places], ", ");
  const ranked = setting.tables.add(
    "ranked",
    sql`SELECT *, row_number() OVER (PARTITION BY ${u} ORDER BY ${order}) AS choice\nFROM ${chains}`,
  );
  return setting.tables.add("best", sql`SELECT *\nFROM ${ranked}\nWHERE choice = 1`);
}
