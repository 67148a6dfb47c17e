import { type Data, Field, List, makeData } from "apache-arrow";
import { fail } from "../../errors/index.js";
import { validBits } from "./bitmap.js";
import type { ColumnBuilder, Ranks } from "./column-builder.js";
import { NULL, PLAIN } from "./field.js";
import { scanList } from "./list-text.js";

/** Lists of a part, read from JSON text; row i holds items `offsets[i] .. offsets[i + 1]`. */
export class ListBuilder implements ColumnBuilder {
  private offsets: Int32Array;
  private valid: Uint8Array;
  private length = 0;
  private nullCount = 0;
  private itemCount = 0;

  constructor(
    private readonly items: ColumnBuilder,
    capacity: number,
  ) {
    this.offsets = new Int32Array(capacity + 1);
    this.valid = new Uint8Array(capacity);
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    scanList(bytes, start, end, (from, to, tag) => {
      this.itemCount++;
      if (tag === NULL) this.items.appendNull();
      else if (tag === PLAIN && bytes.subarray(from, to).includes(92)) this.appendEscaped(bytes, from, to);
      else this.items.append(bytes, from, to, tag);
    });
    this.push(1);
  }

  private appendEscaped(bytes: Uint8Array, start: number, end: number): void {
    const text: unknown = JSON.parse(`"${new TextDecoder().decode(bytes.subarray(start, end))}"`);
    const unescaped = new TextEncoder().encode(String(text));
    this.items.append(unescaped, 0, unescaped.length, PLAIN);
  }

  appendNull(): void {
    this.nullCount++;
    this.push(0);
  }

  private push(valid: number): void {
    if (this.length === this.valid.length) {
      const grown = new Uint8Array(2 * this.length + 16);
      grown.set(this.valid);
      this.valid = grown;
      const offsets = new Int32Array(grown.length + 1);
      offsets.set(this.offsets);
      this.offsets = offsets;
    }
    this.valid[this.length++] = valid;
    this.offsets[this.length] = this.itemCount;
  }

  ranks(): Ranks {
    return fail("internal-error", { what: "rows ordered by a list" });
  }

  ends(): null {
    return null;
  }

  toArrow(order: Uint32Array): Data {
    const { offsets } = this;
    const length = order.length;
    const valueOffsets = new Int32Array(length + 1);
    const itemOrder = new Uint32Array(this.itemCount);
    let used = 0;
    for (let i = 0; i < length; i++) {
      const row = order[i]!;
      for (let k = offsets[row]!; k < offsets[row + 1]!; k++) itemOrder[used++] = k;
      valueOffsets[i + 1] = used;
    }
    const child = this.items.toArrow(itemOrder.subarray(0, used));
    const type = new List(new Field("item", child.type, true));
    const nullBitmap = this.nullCount > 0 ? validBits(this.valid, order) : null;
    return makeData({ type, length, nullCount: this.nullCount, nullBitmap, valueOffsets, child });
  }
}
