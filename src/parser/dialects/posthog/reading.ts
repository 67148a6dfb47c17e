import type { ConversionWarning, ConvertOptions } from "../converted.js";
import type { Cursor } from "./cursor.js";

/** What reading one document needs and gathers. */
export class Reading {
  readonly warnings: ConversionWarning[] = [];

  constructor(readonly options: ConvertOptions) {}

  warn(at: Cursor, message: string, hint: string | null = null): void {
    this.warnings.push({ message, place: at.place, hint });
  }
}
