/** The rows nearest to where a walk is, at most `capacity`, nearest first; older ones are forgotten. */
export class NearestRows {
  private readonly rows: Int32Array;
  private readonly codes: Int32Array;
  private head = 0;
  size = 0;

  constructor(private readonly capacity: number) {
    this.rows = new Int32Array(capacity);
    this.codes = new Int32Array(capacity);
  }

  clear(): void {
    this.size = 0;
  }

  /** A row with the code of its value; with `collapse` it takes the place of a nearest one of the same value. */
  push(row: number, code: number, collapse: boolean): void {
    if (!collapse || this.size === 0 || this.codes[this.head] !== code) {
      this.head = this.head === 0 ? this.capacity - 1 : this.head - 1;
      if (this.size < this.capacity) this.size++;
      this.codes[this.head] = code;
    }
    this.rows[this.head] = row;
  }

  /** Row at distance `at` < size, 0 the nearest. */
  row(at: number): number {
    return this.rows[(this.head + at) % this.capacity]!;
  }

  code(at: number): number {
    return this.codes[(this.head + at) % this.capacity]!;
  }
}
