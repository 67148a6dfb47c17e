import type { ChainSpec } from "../../planner/chain.js";
import { type FunnelSpec, needsMatch } from "../../planner/funnel.js";
import { type Code, code, EMPTY } from "../code.js";
import { inlineShared } from "../inline-shared.js";
import { emitBound } from "./bound.js";
import { emitCollect } from "./collect.js";
import { emitPredicate } from "./predicate/index.js";
import type { Walk } from "./walk.js";

/** A funnel in a kernel: what the walk does for it, and what follows for a selected user. */
export interface EmittedFunnel {
  readonly declare: readonly Code[];
  /** Once a user that is selected; empty when rows are walked. */
  readonly search: readonly Code[];
  readonly step: readonly Code[];
  /** Statements for a selected user that leave `level`. */
  readonly settle: Code;
  readonly level: Code;
  /** Bytes per step, 1 when the user reached it; null where levels tell. */
  readonly reached: Code | null;
  /** The rows that aggregations over chosen rows walk; null where there are none. */
  readonly chosen: Code | null;
}

/** The funnel at position `at` of the plan; `isMatched`: matched even if levels would do. */
export function emitFunnel(walk: Walk, funnel: FunnelSpec, at: number, isMatched: boolean): EmittedFunnel {
  const { scope } = walk;
  if (isMatched || needsMatch(funnel)) return emitMatched(walk, funnel, at);
  const { declare, search, step, level } = emitBound(walk, funnel.chain);
  const [users, rows] = [scope.fresh("usersAt"), scope.fresh("rowsAt")];
  scope.prologue.push(code`const ${users} = input.usersAt[${at}], ${rows} = input.rowsAt[${at}];`);
  const settle = code`${users}[${level}]++;
    ${rows}[${level}] += rows;`;
  return { declare, search, step, settle, level, reached: null, chosen: null };
}

/**
 * A funnel that is matched user by user. The walk finds by a plain chain of the required steps how far a user can come at most: no clause ever
 * lets a user come further. Most users end there at the first step or before, and need no match.
 */
function emitMatched(walk: Walk, funnel: FunnelSpec, at: number): EmittedFunnel {
  const { scope } = walk;
  const run = scope.fresh("run");
  const chosen = hasChosen(funnel) ? scope.fresh("chosen") : null;
  scope.prologue.push(code`const ${run} = input.funnels[${at}];`);
  if (chosen) scope.prologue.push(code`const ${chosen} = ${run}.chosen;`);
  const collect = emitCollect(walk, run, funnel.chain);
  const level = scope.fresh("reached");
  const bound = emitBound(walk, funnel.chain);
  const match = code`${collect}(start, end);
    ${level} = ${run}.finish(user, rows);`;
  const none = code`${level} = ${run}.none(user, rows);`;
  const clear = chosen ? code`${chosen}.clear();` : EMPTY;
  const simple = isSimpleEntry(funnel) ? emitSimple(walk, funnel.chain, run, bound.level, level) : EMPTY;
  const settle = code`let ${level};
    ${clear}
    if (${bound.level} === 0) ${none}
    ${simple}
    else {
      ${match}
    }`;
  return {
    declare: bound.declare,
    search: bound.search,
    step: bound.step,
    settle,
    level,
    reached: code`${run}.match.reached`,
    chosen,
  };
}

function hasChosen(funnel: FunnelSpec): boolean {
  return [...(funnel.eachStep ?? []), ...(funnel.atEnd ?? [])].some((spec) => spec.over === "chosen");
}

/** Whether a user who comes to the first step at most has reached it by any row of it, and the first such row is the chain that counts. */
function isSimpleEntry(funnel: FunnelSpec): boolean {
  const { chain, count, choice, per } = funnel;
  return (
    count === "users" &&
    per === null &&
    choice !== "latest" &&
    chain.steps.length > 1 &&
    chain.steps.every((step) => !step.optional) &&
    chain.steps[0]?.least === 1 &&
    chain.steps[0].most === 1 &&
    chain.entering === null &&
    (chain.hold.length === 0 || chain.entry === "best") &&
    chain.hold.every((held) => held.kind === "same") &&
    chain.order !== "any" &&
    chain.ties.kind !== "within"
  );
}

/** A user who comes to the first step at most is not matched when the first row of it can be chosen. */
function emitSimple(walk: Walk, chain: ChainSpec, run: Code, bound: Code, level: Code): Code {
  const found = walk.scope.fresh("found");
  walk.scope.prologue.push(code`let ${found} = -1;`);
  return code`else if (${bound} === 1 && ${run}.isOver(end - 1) && ${run}.serves(${found} = ${emitFirst(walk, chain)}(start, end))) ${level} = ${run}.single(user, rows, ${found});`;
}

/** Defines a function that finds a user's first row of the first step. */
function emitFirst(walk: Walk, chain: ChainSpec): Code {
  const { scope, shared, skip } = walk;
  const first = scope.fresh("firstRow");
  const predicate = chain.steps[0]?.predicate ?? { kind: "constant", value: false };
  const test = emitPredicate(scope, { ...walk.spot, shared: [] }, inlineShared(predicate, shared));
  scope.prologue.push(code`const ${first} = (start, end) => {
    for (let i = start; i < end; i++) {
      ${skip}
      if (${test}) return i;
    }
    return -1;
  };`);
  return first;
}
