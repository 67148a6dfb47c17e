import { fail } from "../../errors/index.js";
import { FLOAT, INT, type ScalarType, type TimeUnit } from "../../types.js";
import { durationIn, inUnit } from "./instant.js";
import type { Scope } from "./scope.js";
import type { Typed } from "./typed.js";

const HAS_UNIT: ReadonlySet<Typed["type"]> = new Set(["time", "timestamp", "instant", "duration"]);

/**
 * The unit that two sides meet in, or null when neither is a moment or span. Fails with `unit-mismatch` when both
 * bring one and they differ, with `no-time-unit` when one is needed and nothing gives it.
 */
export function commonUnit(left: Typed, right: Typed, scope: Scope): TimeUnit | null {
  const both = HAS_UNIT.has(left.type) && HAS_UNIT.has(right.type);
  if (left.unit !== null && right.unit !== null && left.unit !== right.unit) {
    fail(
      "unit-mismatch",
      { left: left.words, right: right.words },
      { place: right.at, hint: "store both in one unit" },
    );
  }
  const unit = left.unit ?? right.unit;
  const waiting = left.pending !== null ? left : right.pending !== null ? right : null;
  if (waiting === null) {
    const bare = left.unit === null ? left : right;
    const mixed = both && unit !== null && (left.unit === null || right.unit === null);
    return mixed ? scope.timeUnit(bare.words, bare.at) : unit;
  }
  if (unit !== null) {
    const bare = [left, right].find((side) => side.unit === null && side.pending === null);
    return bare?.type === "time" ? scope.timeUnit(waiting.words, waiting.at) : unit;
  }
  if (left.pending !== null && right.pending !== null && left.type === right.type) {
    return left.type === "instant" ? "ns" : "ms";
  }
  return scope.timeUnit(waiting.words, waiting.at);
}

/** A pending literal as a number in `unit`, the nearest one when it is not exact; other operands as they are. */
export function settle(side: Typed, unit: TimeUnit | null): Typed {
  if (side.pending === null || unit === null) return side;
  if (typeof side.pending === "bigint") {
    const time = inUnit(side.pending, unit);
    return { ...numberLiteral(side, time.exact ? time.floor : time.nearest), unit };
  }
  return { ...numberLiteral(side, durationIn(side.pending, unit)), unit };
}

/** `side` with the number `value` as its literal. */
export function numberLiteral(side: Typed, value: bigint | number, type?: ScalarType): Typed {
  const own = typeof value === "bigint" ? INT : FLOAT;
  return {
    ...side,
    operand: { kind: "literal", type: type ?? own, value },
    whole: typeof value === "bigint",
    pending: null,
  };
}
