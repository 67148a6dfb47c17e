import type { AggregateGroup } from "../../../planner/aggregate-groups.js";
import { type Code, code } from "../../code.js";
import { emitGroup, type GroupWork } from "./group.js";

/** What is known of a user's matches in a funnel when its aggregations run. */
export interface FunnelWork extends Pick<GroupWork, "scope" | "state" | "specs" | "skip" | "rows"> {
  readonly over: Exclude<AggregateGroup["over"], { readonly kind: "query" }>;
  readonly from: AggregateGroup["rows"];
  /** Number of required steps that the user reached. */
  readonly level: Code;
  /** Bytes per step, 1 when the user reached it; null where no group with state per step can be. */
  readonly reached: Code | null;
  /** The funnel's `ChosenRows`; null where no group is over chosen rows. */
  readonly chosen: Code | null;
}

/** Statements that add one user to a group of a funnel. */
export function emitFunnelGroup(funnel: FunnelWork): Code {
  const { over, from, level, reached, chosen, scope, state, specs, skip, rows } = funnel;
  if (from === "chosen" && chosen !== null) return emitChosen(funnel, chosen);
  const work = { scope, state, specs, skip, rows };
  if (over.kind === "at-end")
    return code`if (${level} === ${over.steps}) ${emitGroup({ ...work, level: code`0` })}`;
  if (over.state === "level" || reached === null)
    return code`if (${level} > 0) ${emitGroup({ ...work, level: code`${level} - 1` })}`;
  const step = scope.fresh("step");
  const mark = markIn(funnel);
  const group = emitGroup({ ...work, level: step, mark });
  return code`for (let ${step} = 0; ${step} < ${over.steps}; ${step}++) {
      if (${reached}[${step}] === 0) continue;
      ${mark}++;
      ${group}
    }`;
}

/** One list of rows per step, and after those the list of all rows of converted units. */
function emitChosen(funnel: FunnelWork, chosen: Code): Code {
  const { over, scope, state, specs } = funnel;
  const list = scope.fresh("list");
  const count = scope.fresh("count");
  const step = scope.fresh("step");
  const mark = markIn(funnel);
  const isEnd = over.kind === "at-end";
  const level = isEnd ? code`0` : step;
  const group = emitGroup({ scope, state, level, specs, skip: code``, rows: count, list, mark });
  const [first, last] = isEnd
    ? [code`${chosen}.counts.length - 1`, code`${chosen}.counts.length`]
    : [code`0`, code`${over.steps}`];
  return code`for (let ${step} = ${first}; ${step} < ${last}; ${step}++) {
      const ${list} = ${chosen}.lists[${step}], ${count} = ${chosen}.counts[${step}];
      if (${count} === 0) continue;
      ${mark}++;
      ${group}
    }`;
}

function markIn({ scope }: FunnelWork): Code {
  const mark = scope.fresh("mark");
  scope.prologue.push(code`let ${mark} = 0;`);
  return mark;
}
