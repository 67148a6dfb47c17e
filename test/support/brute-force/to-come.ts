import type { PendingSpec } from "../../../src/planner/funnel.js";
import { type Choice, choices, stepsIn } from "./choice.js";
import { mayServe } from "./lanes.js";
import { firstRow, isLegal, type Scene } from "./legal.js";
import { type BruteRow, type LaneValues, rowToCome } from "./stream.js";

/** Whether a chain begun in the data reaches a step by rows at whole times from the end of the data on. */
export function comesLater(
  { chain, rows }: Scene,
  around: {
    readonly lane: LaneValues;
    readonly target: number;
    readonly pending: PendingSpec;
    readonly last: BruteRow | undefined;
    readonly sessionGap: number | null;
  },
): boolean {
  const { lane, target, pending, last, sessionGap } = around;
  const earliest = Number(pending.earliest);
  const steps = chain.steps.slice(0, target + 1);
  const short = { ...chain, steps };
  const latest = Math.max(...rows.map((row) => row.time)) + (chain.window ?? 0);
  const isNew = last !== undefined && sessionGap !== null && earliest - last.time > sessionGap;
  const session = (last?.session ?? 0) + Number(isNew);
  // As many rows to come as steps could use, dealt to them in the order of chains; then every way to give them times.
  const mostNew = steps.reduce((sum, step) => sum + step.least, 0);
  const blanks = Array.from({ length: mostNew }, (_, i) => rowToCome(1000 + i, earliest, session));
  const serving = steps.map((_, step) => [
    ...rows.filter((row) => mayServe(chain, lane, row, step)),
    ...blanks,
  ]);
  const most = (step: number) =>
    chain.order === "any" ? steps[step]!.least : (steps[step]!.most ?? rows.length + 1);
  return choices(short, (step) => serving[step]!, most).some((choice) => {
    if (!stepsIn(choice).includes(target) || !usesInOrder(choice, blanks)) return false;
    const whole = [...choice, ...chain.steps.slice(target + 1).map(() => [])];
    if (chain.order !== "any" && !choice[0]![0]!.isReal) return false;
    if (chain.order === "any" && !firstRow({ chain }, whole).isReal) return false;
    const used = choice.flat().filter((row) => !row.isReal).length;
    return timings(used, earliest, latest).some((times) => {
      const renamed = new Map(blanks.map((row, i) => [row, { ...row, time: times[i] ?? row.time }]));
      const dated = whole.map((own) => own.map((row) => renamed.get(row) ?? row));
      const toCome = dated.flat().filter((row) => !row.isReal);
      toCome.sort((a, b) => a.time - b.time || a.at - b.at);
      const placed = new Map(toCome.map((row, i) => [row, { ...row, at: 2000 + i }]));
      const final = dated.map((own) => own.map((row) => placed.get(row) ?? row).sort((a, b) => a.at - b.at));
      return isLegal({ chain, rows: [...rows, ...placed.values()], grain: pending.grain }, final);
    });
  });
}

/** Rows to come are alike, so one way to deal them is enough. */
function usesInOrder(choice: Choice, blanks: readonly BruteRow[]): boolean {
  const used = choice.flat().filter((row) => !row.isReal);
  return used.every((row, i) => row === blanks[i]);
}

function timings(count: number, from: number, to: number): readonly (readonly number[])[] {
  let all: number[][] = [[]];
  for (let i = 0; i < count; i++) {
    all = all.flatMap((times) => {
      const next: number[][] = [];
      for (let time = from; time <= to; time++) next.push([...times, time]);
      return next;
    });
  }
  return all;
}
