import type { ChainSpec } from "../../planner/chain.js";
import type { BreakdownSpec } from "../../planner/funnel.js";
import type { Value } from "../../types.js";
import type { Column } from "../column.js";
import type { Match } from "../match/match.js";
import type { BreakdownPartial } from "../partial.js";
import { PairSlots, type ValueCodes, valueCodes } from "./key-slots.js";
import { SlotCounts } from "./slot-counts.js";

/** Counts matches by the values of columns on their chosen rows. */
export class Breakdown {
  private readonly counts: SlotCounts;
  private readonly codes: readonly ValueCodes[];
  /** Entry n numbers the keys of columns 0 to n: pairs of the key of columns 0 to n-1 and a code. */
  private readonly keys: readonly PairSlots[];
  /** Slot of a code, where one column of a known size is the key; -1: not met. */
  private readonly direct: Int32Array | null;
  private readonly metCodes: number[] = [];

  /** `columns` in the order of the spec, in run order. */
  constructor(
    private readonly spec: BreakdownSpec,
    chain: ChainSpec,
    columns: readonly Column[],
  ) {
    this.counts = new SlotCounts(chain);
    this.codes = columns.map(valueCodes);
    const [only] = this.codes;
    this.direct = this.codes.length === 1 && only?.size != null ? new Int32Array(only.size).fill(-1) : null;
    this.keys = columns.map(
      (column, at) => new PairSlots(Math.max(column.length + 1, this.codes[at]?.size ?? 0)),
    );
  }

  /** A match with a chain. */
  add(match: Match): void {
    this.counts.add(this.slotOf(match), match);
  }

  /** A copy of what was counted. */
  partial(): BreakdownPartial {
    const slotCount = this.direct === null ? (this.keys.at(-1)?.pairs.length ?? 0) / 2 : this.metCodes.length;
    return {
      keys: Array.from({ length: slotCount }, (_, slot) => this.keyOf(slot)),
      counts: this.counts.counts(slotCount),
      pending: this.counts.pending(slotCount),
    };
  }

  private slotOf(match: Match): number {
    const { codes, keys, direct } = this;
    if (direct !== null) {
      const code = this.codeIn(codes[0]!, match);
      let slot = direct[code]!;
      if (slot < 0) {
        slot = this.metCodes.push(code) - 1;
        direct[code] = slot;
      }
      return slot;
    }
    let slot = 0;
    for (let at = 0; at < codes.length; at++) slot = keys[at]!.slotOf(slot, this.codeIn(codes[at]!, match));
    return slot;
  }

  private codeIn(column: ValueCodes, match: Match): number {
    const { on } = this.spec;
    if (typeof on === "number") {
      const row = match.chain[on]!;
      return row < 0 ? column.none() : column.codeOf(row);
    }
    const { rows, rowCount } = match;
    const from = on === "first" ? 0 : rowCount - 1;
    const step = on === "first" ? 1 : -1;
    for (let n = from; n >= 0 && n < rowCount; n += step)
      if (!column.isNull(rows[n]!)) return column.codeOf(rows[n]!);
    return column.none();
  }

  private keyOf(slot: number): readonly Value[] {
    const { codes, keys, direct } = this;
    if (direct !== null) return [codes[0]?.valueOf(this.metCodes[slot] ?? -1) ?? null];
    const key: Value[] = [];
    let rest = slot;
    for (let at = codes.length - 1; at >= 0; at--) {
      const pairs = keys[at]?.pairs ?? [];
      key.unshift(codes[at]?.valueOf(pairs[2 * rest + 1] ?? -1) ?? null);
      rest = pairs[2 * rest] ?? 0;
    }
    return key;
  }
}
