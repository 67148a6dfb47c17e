/**
 * Distinct byte strings with codes in order of first appearance. Entry c is `bytes[offsets[c] .. offsets[c + 1])`.
 * An open-addressing table of codes; nothing becomes a JavaScript string.
 */
export class ByteDictionary {
  bytes: Uint8Array = new Uint8Array(1024);
  offsets = new Int32Array(256);
  count = 0;
  private hashes = new Int32Array(256);
  /** Code + 1 by slot, 0 = free. */
  private table = new Int32Array(512);

  /** Code of the text `from[start .. end)`, a new one when it was not seen before. */
  code(from: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ from[i]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.table.length - 1;
    // The table is never more than half full, so a free slot ends the search.
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.table[slot]!;
      if (entry === 0) return this.insert(from, start, end, hash, slot);
      if (this.hashes[entry - 1]! === hash && this.isSame(entry - 1, from, start, end)) return entry - 1;
    }
  }

  private isSame(code: number, from: Uint8Array, start: number, end: number): boolean {
    const { bytes } = this;
    const at = this.offsets[code]!;
    if (this.offsets[code + 1]! - at !== end - start) return false;
    for (let i = start; i < end; i++) if (bytes[at + i - start]! !== from[i]!) return false;
    return true;
  }

  private insert(from: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const code = this.count++;
    const at = this.offsets[code]!;
    const to = at + end - start;
    if (to > this.bytes.length) {
      const bytes = new Uint8Array(Math.max(to, 2 * this.bytes.length));
      bytes.set(this.bytes.subarray(0, at));
      this.bytes = bytes;
    }
    this.bytes.set(from.subarray(start, end), at);
    if (code + 2 > this.offsets.length) this.growEntries();
    this.offsets[code + 1] = to;
    this.hashes[code] = hash;
    this.table[slot] = code + 1;
    if (2 * this.count > this.table.length) this.growTable();
    return code;
  }

  private growEntries(): void {
    const offsets = new Int32Array(2 * this.offsets.length);
    offsets.set(this.offsets);
    this.offsets = offsets;
    const hashes = new Int32Array(2 * this.hashes.length);
    hashes.set(this.hashes);
    this.hashes = hashes;
  }

  private growTable(): void {
    const table = new Int32Array(2 * this.table.length);
    const mask = table.length - 1;
    for (let code = 0; code < this.count; code++) {
      let slot = this.hashes[code]! & mask;
      while (table[slot]! !== 0) slot = (slot + 1) & mask;
      table[slot] = code + 1;
    }
    this.table = table;
  }

  /** Position of each code when the entries are sorted by bytes. */
  ranks(): Int32Array {
    const entries = Array.from({ length: this.count }, (_, c) =>
      this.bytes.subarray(this.offsets[c], this.offsets[c + 1]),
    );
    const order = Array.from(entries.keys()).sort((a, b) => Buffer.compare(entries[a]!, entries[b]!));
    const ranks = new Int32Array(this.count);
    order.forEach((code, rank) => {
      ranks[code] = rank;
    });
    return ranks;
  }
}
