import { type ChainSpec, requiredSteps } from "../../../src/planner/chain.js";
import type { PendingSpec } from "../../../src/planner/funnel.js";
import type { Row } from "../../../src/runtime/interpret/index.js";
import { type Choice, choices, inStream, stepsIn } from "./choice.js";
import { isLess, keyOf } from "./compare.js";
import { laneValues, mayServe, sees } from "./lanes.js";
import { breaksWithout, firstRow, isLegal, type Scene } from "./legal.js";
import { bruteRows } from "./stream.js";
import { comesLater } from "./to-come.js";

/** What the brute force finds of one stream. */
export interface BruteAnswer {
  readonly level: number;
  readonly reached: readonly boolean[];
  readonly pending: number | null;
  /** `position:step` of the chosen rows in stream order. */
  readonly chain: string;
  /** What chains reach by their first row: `position level flags`. */
  readonly starts: readonly string[];
}

export interface BruteQuestion {
  readonly chain: ChainSpec;
  readonly choice: "earliest" | "latest" | "fastest";
  readonly pending: PendingSpec | null;
  readonly sessionGap: number | null;
}

/** Tries every choice of rows. For streams of about nine rows. */
export function bruteForce(question: BruteQuestion, rows: readonly Row[]): BruteAnswer {
  const { chain, sessionGap } = question;
  const all = bruteRows(chain, rows, sessionGap);
  const lanes = laneValues(chain, all).map((lane) => {
    const seen = all.filter((row) => sees(chain, lane, row));
    const scene: Scene = { chain, rows: seen, grain: 0 };
    const serving = chain.steps.map((_, step) => seen.filter((row) => mayServe(chain, lane, row, step)));
    const most = (step: number) => {
      const spec = chain.steps[step]!;
      return chain.order === "any" ? spec.least : (spec.most ?? rows.length);
    };
    return { lane, scene, choices: choices(chain, (step) => serving[step]!, most) };
  });
  if (lanes.some(({ scene, choices }) => isRemoved(scene, choices))) return answerOf(question, []);
  const legal = lanes.flatMap(({ scene, choices }) => choices.filter((choice) => isLegal(scene, choice)));
  const found = answerOf(question, legal);
  const target = requiredSteps(chain)[found.level];
  if (question.pending === null || found.level === 0 || target === undefined) return found;
  const { pending } = question;
  const isPending = lanes.some(({ lane, scene }) =>
    comesLater(scene, { lane, target, pending, last: all.at(-1), sessionGap }),
  );
  return { ...found, pending: isPending ? target : null };
}

/** The chain to the step after the gap ends there, so it has one step behind the gap. */
function isRemoved(scene: Scene, all: readonly Choice[]): boolean {
  const { withouts, steps } = scene.chain;
  return withouts.some(
    ({ scope, gap }, index) =>
      scope === "user" &&
      all.some((choice) => {
        const behind = stepsIn(choice).filter((step) => step >= gap).length;
        const isThere = gap === steps.length ? stepsIn(choice).includes(gap - 1) : behind === 1;
        return isThere && breaksWithout(scene, choice, index) && isLegal(scene, choice, index);
      }),
  );
}

function answerOf({ chain, choice }: BruteQuestion, legal: readonly Choice[]): BruteAnswer {
  const { level, reached } = reachOf(chain, legal);
  const required = requiredSteps(chain);
  let best: { choice: Choice; key: number[] } | null = null;
  for (const one of legal) {
    if (required.filter((step) => one[step]!.length > 0).length !== level) continue;
    const key = keyOf(chain, one, choice);
    if (best === null || isLess(key, best.key)) best = { choice: one, key };
  }
  const positions = [...new Set(legal.map((one) => firstRow({ chain }, one).at))].sort((a, b) => a - b);
  const starts = positions.flatMap((at) => {
    const own = reachOf(
      chain,
      legal.filter((one) => firstRow({ chain }, one).at === at),
    );
    return own.level === 0 ? [] : [startText(at, own)];
  });
  return { level, reached, pending: null, chain: best === null ? "" : chainText(best.choice), starts };
}

function reachOf(chain: ChainSpec, legal: readonly Choice[]) {
  const steps = new Set(legal.flatMap(stepsIn));
  const required = requiredSteps(chain);
  const level = required.filter((_, i) => required.slice(0, i + 1).every((step) => steps.has(step))).length;
  return { level, reached: chain.steps.map((_, step) => steps.has(step)) };
}

function chainText(choice: Choice): string {
  return inStream(choice)
    .map((row) => `${row.at}:${choice.findIndex((rows) => rows.includes(row))}`)
    .join(" ");
}

/** How a start and what it reaches are written down. */
export function startText(
  at: number,
  { level, reached }: { readonly level: number; readonly reached: readonly boolean[] },
): string {
  return `${at} ${level} ${reached.map(Number).join("")}`;
}
