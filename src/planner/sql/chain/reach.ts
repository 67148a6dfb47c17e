import { isPlain } from "../../chain.js";
import { own, type Sql, sql } from "../sql.js";
import { anyOrderTables } from "./any-order.js";
import type { ChainSetting } from "./chain-tables.js";
import { markTables } from "./marks.js";
import { removedTable } from "./removed.js";
import { type Carried, stepTables } from "./steps.js";
import { chainStreams } from "./streams.js";
import type { ChainScene } from "./transition.js";

/** Who reaches the steps of a chain. */
export interface Reach {
  /** Per step a table with a column of users (and sessions, where these count). */
  readonly steps: readonly Sql[];
  readonly removed: Sql | null;
  /** What the tables were made with; null where they hold no rows to choose from. */
  readonly scene: ChainScene | null;
}

/** Adds the tables that say who reaches which step. `rowsNeeded`: the tables must hold every row in which a chain can end. */
export function reachTables(
  setting: ChainSetting,
  options: { readonly rowsNeeded: boolean; readonly label: Sql | null },
): Reach {
  const { chain } = setting;
  refuseWhatHasNone(setting);
  if (chain.order === "any") return anyOrderTables(setting, options.label);
  if (isPlain(chain) && !options.rowsNeeded && options.label === null && !setting.perSession)
    return { steps: earliestTimes(setting), removed: null, scene: null };
  const streams = chainStreams(setting);
  const scene: ChainScene = { setting, streams, marks: markTables(setting, streams) };
  const carried: Carried = { everyStart: needsEveryStart(setting), label: options.label };
  const steps = stepTables(scene, carried);
  return { steps, removed: removedTable(scene, steps), scene };
}

/** With steps alone the earliest time of each step leaves most open for the next one. */
function earliestTimes({ chain, writer, tables, prefix, rows, names }: ChainSetting): readonly Sql[] {
  const { u, t } = names;
  return chain.steps.map((step, at) => {
    const flag = writer.flag(step.predicate);
    const before = own(`${prefix}step${at}`);
    const body =
      at === 0
        ? sql`SELECT r.${u} AS ${u}, min(r.${t}) AS reached\nFROM ${rows} AS r\nWHERE r.${flag} AND r.${t} IS NOT NULL\nGROUP BY r.${u}`
        : sql`SELECT r.${u} AS ${u}, min(r.${t}) AS reached\nFROM ${rows} AS r JOIN ${before} AS p ON r.${u} = p.${u}\nWHERE r.${flag} AND r.${t} > p.reached\nGROUP BY r.${u}`;
    return tables.add(`${prefix}step${at + 1}`, body);
  });
}

/** Behind the last step an earlier start may be better, since its window ends before a forbidden row. */
function needsEveryStart({ chain }: ChainSetting): boolean {
  return chain.window !== null && chain.withouts.some(({ gap }) => gap === chain.steps.length);
}

function refuseWhatHasNone({ chain, writer, perSession }: ChainSetting): void {
  const { refusals } = writer;
  if (chain.ties.kind === "within")
    refusals.refuse("ties", "steps that may come in the wrong order by a little have no SQL here");
  const hasOptional = chain.steps.some((step) => step.optional);
  if (chain.repeats === "break" && hasOptional)
    refusals.refuse("repeats", "with optional steps it depends on which ones were taken");
  if (
    hasOptional &&
    chain.withouts.some(({ gap }) => gap === chain.steps.length) &&
    chain.steps.at(-1)?.optional
  )
    refusals.refuse("without", "behind an optional last step it has no SQL here");
  if (chain.sessions !== null && chain.withouts.some(({ gap }) => gap === chain.steps.length))
    refusals.refuse("without", "behind the last step it has no SQL here beside a window of sessions");
  if (perSession && chain.withouts.some(({ scope }) => scope === "user"))
    refusals.refuse("without", "for user has no SQL here where sessions are counted");
}
