import type { Value } from "../../types.js";

/**
 * Counts of paths that begin alike, as plain data. Node 0 is the base rows; every other node comes after its `parents` entry.
 * `keys[node]` is an index into `values`, of distinct values.
 */
export interface PathTree {
  readonly parents: Int32Array;
  readonly keys: Int32Array;
  readonly counts: Float64Array;
  readonly values: readonly Value[];
}

/** Grows a tree path by path. Keys are whole numbers from 0 on. */
export class PathTreeBuilder {
  private parents = new Int32Array(64);
  private keys = new Int32Array(64);
  private counts = new Float64Array(64);
  private nodeCount = 1;
  /** Nodes by parent and key, -1 where there is none; twice as long as the other arrays. */
  private slots = new Int32Array(128).fill(-1);

  /** Adds to the count of a node; 0 is the root. */
  add(node: number, count: number): void {
    this.counts[node]! += count;
  }

  /** The node of `key` below another one, made when it is new. */
  child(parent: number, key: number): number {
    const slot = this.slotOf(parent, key);
    const known = this.slots[slot]!;
    if (known >= 0) return known;
    const node = this.nodeCount++;
    this.slots[slot] = node;
    this.parents[node] = parent;
    this.keys[node] = key;
    if (this.nodeCount === this.parents.length) this.grow();
    return node;
  }

  /** A copy of the tree; `value` says what a key stands for. Values of keys that did not occur are left out. */
  tree(value: (key: number) => Value): PathTree {
    const index = new Map<number, number>();
    const values: Value[] = [];
    const keys = this.keys.slice(0, this.nodeCount);
    for (let node = 1; node < keys.length; node++) {
      const key = keys[node]!;
      let at = index.get(key);
      if (at === undefined) {
        at = values.length;
        index.set(key, at);
        values.push(value(key));
      }
      keys[node] = at;
    }
    const { nodeCount } = this;
    return {
      parents: this.parents.slice(0, nodeCount),
      keys,
      counts: this.counts.slice(0, nodeCount),
      values,
    };
  }

  /** Where the node is, or would be: the table is never more than half full. */
  private slotOf(parent: number, key: number): number {
    const { slots, parents, keys } = this;
    const mask = slots.length - 1;
    const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(key + 1, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (true) {
      const node = slots[slot]!;
      if (node < 0 || (parents[node] === parent && keys[node] === key)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const length = this.parents.length * 2;
    const longer = <A extends Int32Array | Float64Array>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.parents = longer(this.parents, new Int32Array(length));
    this.keys = longer(this.keys, new Int32Array(length));
    this.counts = longer(this.counts, new Float64Array(length));
    this.slots = new Int32Array(length * 2).fill(-1);
    for (let node = 1; node < this.nodeCount; node++) {
      this.slots[this.slotOf(this.parents[node]!, this.keys[node]!)] = node;
    }
  }
}
