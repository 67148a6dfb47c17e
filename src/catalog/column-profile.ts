import type { Column } from "../runtime/column.js";
import type { ColumnInfo, Value } from "../types.js";
import { compareUtf8 } from "../utf8-order.js";
import { countNaNs, countNulls } from "./column-gaps.js";
import type { CategoricalSettings, ColumnStatistics, TopValue } from "./column-statistics.js";
import { visitValues } from "./column-values.js";
import { ValueCounter } from "./value-counter.js";
import type { Key } from "./value-hash.js";

/** Gaps of a column in one part. */
export interface PartGaps {
  readonly nulls: number;
  readonly nans: number;
}

/** Gathers the statistics of one column: `add` its batches, `endPart` after each part, `statistics` at the end. */
export class ColumnProfile {
  readonly #column: ColumnInfo;
  readonly #settings: CategoricalSettings;
  readonly #isText: boolean;
  readonly #total: ValueCounter<Key>;
  #part: ValueCounter<Key>;
  #partRows = 0;
  #partNulls = 0;
  #partNaNs = 0;
  #nulls = 0;
  #nans = 0;
  #present = 0;
  #min: Key | null = null;
  #max: Key | null = null;
  #ratios: number[] = [];
  #isCategorical = true;

  constructor(column: ColumnInfo, settings: CategoricalSettings) {
    this.#column = column;
    this.#settings = settings;
    this.#isText = column.type.kind === "string";
    this.#total = new ValueCounter(this.#isText);
    this.#part = this.#partCounter();
  }

  add(batch: Column): void {
    const nulls = countNulls(batch);
    this.#partRows += batch.length;
    this.#partNulls += nulls;
    this.#partNaNs += countNaNs(batch);
    this.#present += batch.length - nulls;
    visitValues(batch, (value, rows) => {
      this.#part.add(value, rows);
      if (!Number.isNaN(value)) this.#widen(value);
    });
  }

  /** Closes a part and says what is missing in it. */
  endPart(): PartGaps {
    const gaps = { nulls: this.#partNulls, nans: this.#partNaNs };
    if (this.#isText && this.#partRows > 0) {
      const { count } = this.#part.distinct();
      const ratio = count / this.#partRows;
      this.#ratios.push(ratio);
      if (count === 0 || ratio > this.#settings.ratio) this.#isCategorical = false;
      this.#total.merge(this.#part);
      this.#part = this.#partCounter();
    }
    this.#nulls += gaps.nulls;
    this.#nans += gaps.nans;
    this.#partRows = 0;
    this.#partNulls = 0;
    this.#partNaNs = 0;
    return gaps;
  }

  statistics(): ColumnStatistics {
    const { name, type } = this.#column;
    const isList = type.kind === "list";
    const hasOrder = !isList && type.kind !== "bool";
    const categorical = this.#ratios.length > 0 && this.#isCategorical;
    return {
      name,
      nulls: this.#nulls,
      nans: this.#nans,
      min: hasOrder ? this.#valueOf(this.#min) : null,
      max: hasOrder ? this.#valueOf(this.#max) : null,
      distinct: isList ? null : this.#total.distinct(),
      uniqueRatio: this.#ratios.length === 0 ? null : mean(this.#ratios),
      categorical,
      topValues: categorical ? this.#topValues() : null,
    };
  }

  /** Only strings are judged part by part; other columns are counted as one. */
  #partCounter(): ValueCounter<Key> {
    return this.#isText ? new ValueCounter(true) : this.#total;
  }

  #widen(value: Key): void {
    if (this.#min === null || this.#compare(value, this.#min) < 0) this.#min = value;
    if (this.#max === null || this.#compare(value, this.#max) > 0) this.#max = value;
  }

  #compare(a: Key, b: Key): number {
    if (typeof a === "string" && typeof b === "string") return compareUtf8(a, b);
    return a < b ? -1 : a > b ? 1 : 0;
  }

  #valueOf(key: Key | null): Value {
    return typeof key === "number" && this.#column.type.kind !== "float" ? BigInt(key) : key;
  }

  #topValues(): readonly TopValue[] {
    const top = this.#total.top(this.#settings.topCount, (a, b) => this.#compare(a, b));
    return top
      .map(([value, rows]) => ({ value: String(value), share: rows / this.#present }))
      .filter(({ share }) => share >= this.#settings.topMinShare);
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
