import { utf8Text } from "./text-forms.js";

/** Makes the text of the byte string bytes[start .. end); null where there is none. */
export type TextOf = (bytes: Buffer, start: number, end: number) => string | null;

/** Words of a slot: hash of the string, its id plus one. */
const SLOT_WORDS = 2;
/** Bytes that one text can hold, by far. */
const LONGEST_TEXT = 2 ** 28;

/**
 * Numbers distinct byte strings in order of appearance: an open-addressing table that copies each distinct string once.
 * Distinct bytes are never merged. Hashes stand in the slots, so that a string that is not there yet costs one look at memory.
 */
export class ByteTable {
  private bytes = Buffer.alloc(4096);
  private used = 0;
  /** String `id` is bytes[starts[id] .. starts[id + 1]). */
  private starts = new Int32Array(257);
  private slots = new Int32Array(512 * SLOT_WORDS);
  private own = viewOf(this.bytes);
  /** The source of the present look-up. */
  private source: Uint8Array = this.bytes;
  private view = this.own;
  size = 0;

  /** Id of source[from .. to), which lies inside of the source. */
  idOf(source: Uint8Array, from: number, to: number): number {
    return this.find(this.hashIn(source, from, to), source, from, to);
  }

  /**
   * Ids of source[starts[i] .. ends[i]) for i below `count`, to ids[i]; all lie inside of the source. All hashes are made first:
   * look-ups that do not wait for a hash overlap each other.
   */
  idsOf(source: Uint8Array, starts: Int32Array, ends: Int32Array, ids: Int32Array, count: number): void {
    for (let i = 0; i < count; i++) ids[i] = this.hashIn(source, starts[i]!, ends[i]!);
    for (let i = 0; i < count; i++) ids[i] = this.find(ids[i]!, source, starts[i]!, ends[i]!);
  }

  private hashIn(source: Uint8Array, from: number, to: number): number {
    if (source !== this.source) {
      this.source = source;
      this.view = viewOf(source);
    }
    return hashOf(source, this.view, from, to);
  }

  private find(hash: number, source: Uint8Array, from: number, to: number): number {
    const { slots } = this;
    const last = slots.length - SLOT_WORDS;
    let slot = (hash * SLOT_WORDS) & last;
    for (let id = slots[slot + 1]!; id !== 0; id = slots[slot + 1]!) {
      if (slots[slot] === hash && this.equals(id - 1, source, from, to)) return id - 1;
      slot = (slot + SLOT_WORDS) & last;
    }
    return this.add(hash, slot, source, from, to);
  }

  /** Makes the text of every string, in order of id. */
  texts(textOf: TextOf): (string | null)[] {
    const { bytes, starts, used, size } = this;
    const texts = new Array<string | null>(size);
    if (textOf === utf8Text && used <= LONGEST_TEXT && isAscii(bytes, used)) {
      // Pieces of one text are made ten times as quickly as texts of their own.
      const whole = bytes.toString("latin1", 0, used);
      for (let id = 0; id < size; id++) texts[id] = whole.slice(starts[id], starts[id + 1]);
    } else for (let id = 0; id < size; id++) texts[id] = textOf(bytes, starts[id]!, starts[id + 1]!);
    return texts;
  }

  private equals(id: number, source: Uint8Array, from: number, to: number): boolean {
    const { bytes, own, view } = this;
    let at = this.starts[id]!;
    if (this.starts[id + 1]! - at !== to - from) return false;
    let i = from;
    for (; i + 4 <= to; i += 4, at += 4) if (own.getInt32(at, true) !== view.getInt32(i, true)) return false;
    for (; i < to; i++, at++) if (bytes[at] !== source[i]) return false;
    return true;
  }

  private add(hash: number, slot: number, source: Uint8Array, from: number, to: number): number {
    const id = this.size++;
    const start = this.used;
    const end = start + to - from;
    if (end > this.bytes.length) {
      const grown = Buffer.alloc(Math.max(end, this.bytes.length * 2));
      grown.set(this.bytes);
      this.bytes = grown;
      this.own = viewOf(grown);
    }
    const { bytes, own, view } = this;
    let i = from;
    let at = start;
    for (; i + 4 <= to; i += 4, at += 4) own.setInt32(at, view.getInt32(i, true), true);
    for (; i < to; i++, at++) bytes[at] = source[i]!;
    this.used = end;
    if (this.size === this.starts.length) {
      const starts = new Int32Array(this.starts.length * 2);
      starts.set(this.starts);
      this.starts = starts;
    }
    this.starts[id + 1] = end;
    this.slots[slot] = hash;
    this.slots[slot + 1] = id + 1;
    if (2 * SLOT_WORDS * this.size >= this.slots.length) this.rehash();
    return id;
  }

  /** Doubles the table: at most half of the slots are ever in use. */
  private rehash(): void {
    const old = this.slots;
    const slots = new Int32Array(old.length * 2);
    const last = slots.length - SLOT_WORDS;
    for (let from = 0; from < old.length; from += SLOT_WORDS) {
      if (old[from + 1] === 0) continue;
      let slot = (old[from]! * SLOT_WORDS) & last;
      while (slots[slot + 1] !== 0) slot = (slot + SLOT_WORDS) & last;
      slots[slot] = old[from]!;
      slots[slot + 1] = old[from + 1]!;
    }
    this.slots = slots;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Four bytes at a time, since each multiplication waits for the one before; from .. to lies inside of the source. */
function hashOf(source: Uint8Array, view: DataView, from: number, to: number): number {
  let hash = 0x811c9dc5 ^ (to - from);
  let at = from;
  for (; at + 4 <= to; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < to; at++) hash = Math.imul(hash ^ source[at]!, 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function isAscii(bytes: Uint8Array, length: number): boolean {
  let high = 0;
  for (let i = 0; i < length; i++) high |= bytes[i]!;
  return high < 0x80;
}
