import { requiredSteps } from "../../planner/chain.js";
import type { PathsSpec } from "../../planner/paths.js";
import type { ScanPass } from "../../planner/physical/plan.js";
import { type Code, code, EMPTY } from "../code.js";
import { emitRowBits } from "./row-bits.js";
import type { Walk } from "./walk.js";

/**
 * Statements that give a selected user's base rows (bit 0) and the rows of paths (bit 1) to a sink. `levels`: per funnel, the level that the user
 * reached, by a match.
 */
export function emitPaths(
  walk: Walk,
  sink: number,
  spec: PathsSpec,
  { funnels }: ScanPass,
  levels: readonly Code[],
  skip: Code,
): Code {
  const { base, rows, dropped } = spec;
  const funnel = dropped && funnels[dropped.funnel];
  if (!dropped || !funnel) return emitRowBits(walk, sink, [base, rows], skip);
  const [match, last] = [walk.scope.fresh("match"), walk.scope.fresh("lastRow")];
  const level = levels[dropped.funnel] ?? EMPTY;
  const isDropped =
    dropped.level === null
      ? code`${level} > 0 && ${level} < ${requiredSteps(funnel.chain).length}`
      : code`${level} === ${dropped.level}`;
  return code`if (${isDropped}) {
    const ${match} = input.funnels[${dropped.funnel}].match, ${last} = ${match}.rows[${match}.rowCount - 1];
    ${emitRowBits(walk, sink, [base, rows], skip, last)}
  }`;
}
