import type { AggregateSpec } from "../../../planner/expression.js";
import { slotsOf, slotWidth } from "../../../planner/slots.js";
import { columnNames } from "../../access.js";
import { type Code, code, EMPTY } from "../../code.js";
import type { Scope } from "../../scope.js";
import { aggregateEmitters } from "./index.js";

/** Where the aggregations of a group read and write, see `emitGroup`. */
export interface GroupWork {
  readonly scope: Scope;
  /** Position among `input.states`. */
  readonly state: number;
  /** Expression for the level whose state is meant, evaluated once per user. */
  readonly level: Code;
  /** All that the state holds. */
  readonly specs: readonly AggregateSpec[];
  /** Of these, the ones to be added to; all when absent. */
  readonly chosen?: (spec: AggregateSpec) => boolean;
  /** Statement that leaves out rows outside the filter; uses `i`. */
  readonly skip: Code;
  readonly rows: Code;
}

/** Statements that add one user's rows `start` to `end` to the state of a group; nothing when no aggregation is chosen. */
export function emitGroup({ scope, state, level, specs, chosen, skip, rows }: GroupWork): Code {
  if (chosen !== undefined && !specs.some(chosen)) return EMPTY;
  const row = code`i`;
  const slots = scope.fresh("slots");
  const declared: Code[] = [code`const ${slots} = input.states[${state}].at(${level});`];
  const perUser: Code[] = [];
  const perRow: Code[] = [];
  let position = 0;
  for (const spec of specs) {
    const width = slotsOf(spec).reduce((sum, slot) => sum + slotWidth(slot), 0);
    if (chosen !== undefined && !chosen(spec)) {
      position += width;
      continue;
    }
    const arrays = Array.from({ length: width }, () => {
      const array = scope.fresh("a");
      declared.push(code`const ${array} = ${slots}[${position++}];`);
      return array;
    });
    const key =
      spec.by === null ? code`0` : code`${columnNames.codes(scope.column(spec.by, "key").index)}[${row}]`;
    const emitted = aggregateEmitters[spec.fn]({ scope, spec, arrays, row, key, rows });
    perUser.push(...emitted.perUser);
    perRow.push(...emitted.perRow);
  }
  const loop =
    perRow.length === 0
      ? EMPTY
      : code`for (let i = start; i < end; i++) {
          ${skip}
          ${perRow}
        }`;
  return code`{
    ${declared}
    ${perUser}
    ${loop}
  }`;
}
