/** Makes the text of the byte string bytes[start .. end); null where there is none. */
export type TextOf = (bytes: Buffer, start: number, end: number) => string | null;

/**
 * Numbers distinct byte strings in order of appearance: an open-addressing table over FNV-1a hashes that copies each
 * distinct string once. Distinct bytes are never merged.
 */
export class ByteTable {
  private bytes = Buffer.alloc(4096);
  /** String `id` is bytes[starts[id] .. starts[id + 1]). */
  private starts = new Int32Array(257);
  private hashes = new Int32Array(256);
  private slots = new Int32Array(512);
  size = 0;

  /** Id of source[from .. to). */
  idOf(source: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    // from .. to lies inside source: Arrow offsets are checked by the decoder.
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ source[i]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let id = this.slots[slot]!; id !== 0; id = this.slots[slot]!) {
      if (this.hashes[id - 1] === hash && this.equals(id - 1, source, from, to)) return id - 1;
      slot = (slot + 1) & mask;
    }
    return this.add(hash, slot, source, from, to);
  }

  /** Makes the text of every string, in order of id. */
  texts(textOf: TextOf): (string | null)[] {
    return Array.from({ length: this.size }, (_, id) =>
      textOf(this.bytes, this.starts[id]!, this.starts[id + 1]!),
    );
  }

  private equals(id: number, source: Uint8Array, from: number, to: number): boolean {
    const start = this.starts[id]!;
    const length = to - from;
    if (this.starts[id + 1]! - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.bytes[start + i] !== source[from + i]) return false;
    return true;
  }

  private add(hash: number, slot: number, source: Uint8Array, from: number, to: number): number {
    const id = this.size++;
    const start = this.starts[id]!;
    const end = start + to - from;
    if (end > this.bytes.length) {
      const grown = Buffer.alloc(Math.max(end, this.bytes.length * 2));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes.set(source.subarray(from, to), start);
    this.starts[id + 1] = end;
    this.hashes[id] = hash;
    this.slots[slot] = id + 1;
    if (this.size === this.hashes.length) this.rehash();
    return id;
  }

  /** Doubles the table: at most half of the slots are ever in use. */
  private rehash(): void {
    const { hashes, starts } = this;
    this.hashes = new Int32Array(hashes.length * 2);
    this.hashes.set(hashes);
    this.starts = new Int32Array(hashes.length * 2 + 1);
    this.starts.set(starts);
    this.slots = new Int32Array(hashes.length * 4);
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = hashes[id]! & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = id + 1;
    }
  }
}
