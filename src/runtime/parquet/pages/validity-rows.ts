/** Which rows of a column have a value; takes memory only once a row has none. */
export class ValidityRows {
  private bytes: Uint8Array | null = null;

  constructor(private readonly rowCount: number) {}

  /** Notes a page that has nulls: one byte a row from `from` on. */
  put(from: number, levels: Uint8Array): void {
    this.bytes ??= new Uint8Array(this.rowCount).fill(1);
    this.bytes.set(levels, from);
  }

  /** One byte a row, 1 = value; null when no row is null. */
  finish(): Uint8Array | null {
    return this.bytes;
  }
}
