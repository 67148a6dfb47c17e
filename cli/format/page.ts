import { truncate, withoutControls } from "../../src/errors/display-width.js";
import type { DatasetInfo } from "../../src/planner/catalog.js";
import type { Style } from "./style.js";

/** Where a result is shown. */
export interface Page {
  /** Terminal cells of a line. */
  readonly width: number;
  readonly style: Style;
  readonly time: TimeColumn;
}

/** The time column of the dataset, of which ends are shown as dates where the unit is known; types of its columns. */
export type TimeColumn = Pick<DatasetInfo, "time" | "timeUnit" | "columns">;

/** A line above a table. */
export function heading(text: string, { width, style }: Page): string {
  return style.strong(truncate(withoutControls(text), width));
}

/** A key as it is, quoted where blanks would hide it. */
export function shownKey(key: string): string {
  return key.trim() === key && key !== "" ? key : JSON.stringify(key);
}
