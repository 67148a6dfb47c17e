import type { PathsSpec } from "../../planner/paths.js";
import type { KeyColumn } from "../keys.js";
import type { RowBitsSink } from "../row-bits.js";
import { NearestRows } from "./nearest-rows.js";
import type { PathsPartial } from "./partial.js";
import { PathTreeBuilder } from "./path-tree.js";

/** Bits of a row. */
const BASE = 1;
const CONSIDERED = 2;

/**
 * Counts the paths of each user. It walks the rows towards the base rows and keeps only the nearest ones, so that each row is looked
 * at once however many base rows there are.
 */
export class PathsCollector implements RowBitsSink {
  private readonly tree = new PathTreeBuilder();
  private readonly nearest: NearestRows;
  private users = 0;

  /** `timeAt`: time of a row, asked for only with `within`. */
  constructor(
    private readonly spec: PathsSpec,
    private readonly timeAt: (row: number) => number | bigint,
    private readonly keys: KeyColumn,
  ) {
    // One more, since the nearest may be a repeat of the base row.
    this.nearest = new NearestRows(spec.length + 1);
  }

  user(start: number, end: number, bits: Uint8Array): void {
    const { direction, choice, collapse } = this.spec;
    const { nearest } = this;
    const { codes } = this.keys;
    const only = choice === "each" ? -1 : this.baseRow(start, end, bits);
    if (choice !== "each" && only < 0) return;
    nearest.clear();
    const step = direction === "next" ? -1 : 1;
    const first = direction === "next" ? end - 1 : start;
    const stop = direction === "next" ? start - 1 : end;
    let isBase = false;
    // `bits` and `codes` have an entry per row of the user.
    for (let row = first; row !== stop; row += step) {
      const found = bits[row - start]!;
      if (only < 0 ? (found & BASE) !== 0 : row === only) {
        isBase = true;
        this.count(row);
        if (row === only) break;
      }
      if ((found & CONSIDERED) !== 0) nearest.push(row, codes[row]!, collapse);
    }
    if (isBase) this.users++;
  }

  /** What the part knows, owned by the caller. */
  partial(): PathsPartial {
    const { dictionary } = this.keys;
    return { users: this.users, tree: this.tree.tree((key) => dictionary[key] ?? null) };
  }

  /** The user's first or last base row, or -1. */
  private baseRow(start: number, end: number, bits: Uint8Array): number {
    if (this.spec.choice === "first") {
      for (let row = start; row < end; row++) if ((bits[row - start]! & BASE) !== 0) return row;
    } else {
      for (let row = end - 1; row >= start; row--) if ((bits[row - start]! & BASE) !== 0) return row;
    }
    return -1;
  }

  /** Adds the path of a base row: the nearest rows. */
  private count(base: number): void {
    const { nearest, tree, spec } = this;
    const isRepeat = spec.collapse && nearest.size > 0 && nearest.code(0) === this.keys.codes[base];
    const from = isRepeat ? 1 : 0;
    const to = Math.min(nearest.size, from + spec.length);
    let node = 0;
    tree.add(node, 1);
    for (let at = from; at < to; at++) {
      if (spec.within !== null && this.isFar(base, nearest.row(at), spec.within)) return;
      node = tree.child(node, nearest.code(at));
      tree.add(node, 1);
    }
  }

  private isFar(base: number, row: number, within: number): boolean {
    const [from, to] = [this.timeAt(base), this.timeAt(row)];
    if (typeof from === "bigint" && typeof to === "bigint")
      return (to > from ? to - from : from - to) > within;
    return Math.abs(Number(to) - Number(from)) > within;
  }
}
