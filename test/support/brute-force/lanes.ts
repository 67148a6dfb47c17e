import type { ChainSpec, HeldSpec } from "../../../src/planner/chain.js";
import type { Value } from "../../../src/types.js";
import { type BruteRow, isOneValue, type LaneValues } from "./stream.js";

const cell = (row: BruteRow, column: string): Value => (row.row[column] ?? null) as Value;

function columnsOf(held: HeldSpec): readonly string[] {
  return held.kind === "same" ? [held.column] : [held.left.column, held.right.column];
}

/** Every way to give the entries of `hold` a value that some row has, or one that none has. */
export function laneValues({ hold }: ChainSpec, rows: readonly BruteRow[]): readonly LaneValues[] {
  let lanes: LaneValues[] = [[]];
  for (const held of hold) {
    const values: (Value | "no such value")[] = ["no such value"];
    for (const column of columnsOf(held))
      for (const row of rows) {
        const value = cell(row, column);
        if (value !== null && !values.some((known) => isOneValue(known, value))) values.push(value);
      }
    lanes = lanes.flatMap((lane) => values.map((value) => [...lane, value]));
  }
  return lanes;
}

/** Whether a row belongs to no lane in particular: it has no value in a column that is held alone. */
function isNobodys({ hold }: ChainSpec, row: BruteRow): boolean {
  return hold.some((held) => held.kind === "same" && cell(row, held.column) === null);
}

/** Whether a lane sees a row. */
export function sees(chain: ChainSpec, lane: LaneValues, row: BruteRow): boolean {
  if (!row.isReal || isNobodys(chain, row)) return true;
  return chain.hold.every((held, entry) => {
    const values = columnsOf(held).map((column) => cell(row, column));
    const hasValue = values.some((value) => value !== null && isOneValue(value, lane[entry]!));
    return hasValue || (held.kind === "pair" && values.every((value) => value === null));
  });
}

/** Whether a row that the lane sees may serve a step. */
export function mayServe(chain: ChainSpec, lane: LaneValues, row: BruteRow, step: number): boolean {
  if (!row.isReal) return true;
  if (isNobodys(chain, row) || !row.matches(step)) return false;
  return chain.hold.every((held, entry) => {
    if (held.kind === "same") return true;
    return [held.left, held.right].every(
      (side) => side.step !== step || isOneValue(cell(row, side.column), lane[entry]!),
    );
  });
}
