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
  /** Number of rows. */
  readonly rows: Code;
  /** Array whose first `rows` entries are the rows; without it they are `start` to `end`. */
  readonly list?: Code;
  /** Number of its own for each user and level; `user` where a user comes to one level only. */
  readonly mark?: Code;
}

/**
 * Statements that add one user's rows to the state of a group; nothing when no aggregation is chosen. The numbers of
 * the key at hand are held in variables and put back when another key comes: neighbouring rows mostly have the same one,
 * and numbers that go through memory from row to row wait for it.
 */
export function emitGroup({ scope, state, level, specs, chosen, skip, rows, list, mark }: GroupWork): Code {
  if (chosen !== undefined && !specs.some(chosen)) return EMPTY;
  const row = code`i`;
  const slots = scope.fresh("slots");
  const declared: Code[] = [code`const ${slots} = input.states[${state}].at(${level});`];
  const perUser: Code[] = [];
  const perRow: Code[] = [];
  const holders = new Map<string | null, Holder>();
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
    const holder = holders.get(spec.by) ?? newHolder(scope, spec.by);
    const cells = arrays.map(() => scope.fresh("held"));
    const emitted = aggregateEmitters[spec.fn]({
      scope,
      spec,
      arrays,
      cells,
      row,
      key: holder.key,
      rows,
      mark: mark ?? code`user`,
    });
    perUser.push(...emitted.perUser);
    perRow.push(...emitted.perRow);
    if (emitted.perRow.length === 0) continue;
    holders.set(spec.by, holder);
    if (spec.fn !== "users")
      holder.pairs.push(...arrays.map((array, at) => [array, cells[at] ?? EMPTY] as const));
  }
  const all = [...holders.values()];
  const loop =
    perRow.length === 0
      ? EMPTY
      : code`${all.flatMap(before)}
        ${
          list
            ? code`for (let n = 0; n < ${rows}; n++) {
          const i = ${list}[n];`
            : code`for (let i = start; i < end; i++) {`
        }
          ${skip}
          ${all.flatMap((holder) => atRow(holder, row))}
          ${perRow}
        }
        ${all.flatMap(after)}`;
  return code`{
    ${declared}
    ${perUser}
    ${loop}
  }`;
}

/** Variables that hold what arrays have at one key. */
interface Holder {
  /** Codes of the key column; null without `by`. */
  readonly codes: Code | null;
  /** Code at the row; 0 without `by`. */
  readonly key: Code;
  /** Code whose numbers are held. */
  readonly held: Code;
  readonly pairs: (readonly [array: Code, cell: Code])[];
}

function newHolder(scope: Scope, by: string | null): Holder {
  if (by === null) return { codes: null, key: code`0`, held: code`0`, pairs: [] };
  const codes = columnNames.codes(scope.column(by, "key").index);
  return { codes, key: scope.fresh("key"), held: scope.fresh("at"), pairs: [] };
}

function before({ codes, held, pairs }: Holder): readonly Code[] {
  if (codes === null) return pairs.map(([array, cell]) => code`let ${cell} = ${array}[0];`);
  if (pairs.length === 0) return [];
  return [code`let ${held} = -1;`, ...pairs.map(([, cell]) => code`let ${cell} = 0;`)];
}

function atRow({ codes, key, held, pairs }: Holder, row: Code): readonly Code[] {
  if (codes === null) return [];
  const load = code`const ${key} = ${codes}[${row}];`;
  if (pairs.length === 0) return [load];
  const change = code`if (${key} !== ${held}) {
    ${after({ codes, key, held, pairs })}
    ${held} = ${key};
    ${pairs.map(([array, cell]) => code`${cell} = ${array}[${key}];`)}
  }`;
  return [load, change];
}

function after({ codes, held, pairs }: Holder): readonly Code[] {
  if (codes === null) return pairs.map(([array, cell]) => code`${array}[0] = ${cell};`);
  if (pairs.length === 0) return [];
  return [
    code`if (${held} >= 0) {
      ${pairs.map(([array, cell]) => code`${array}[${held}] = ${cell};`)}
    }`,
  ];
}
