import type { Candidate } from "./candidate.js";
import type { Ticks } from "./clock.js";
import type { View } from "./view.js";

/** Finds what one stream reaches. The answers are about the view of the last `run`. */
export interface Solver {
  /** Required steps reached. */
  readonly level: number;
  /** Per step, 1 when it is reached. */
  readonly reached: Uint8Array;
  run(view: View): void;
  /** Whether some chain meets a row of a `without … for user`. */
  isBanned(view: View): boolean;
  /** Whether a chain begun in the data could reach a required step through rows after its end. */
  isPending(view: View, step: number): boolean;
  /** The chain that counts among those of the stream's level, which is at least 1. */
  choose(view: View, choice: "earliest" | "latest" | "fastest", into: Candidate): void;
  /** Negative when the first of two chosen chains counts before the second one. */
  compare(choice: "earliest" | "latest" | "fastest", a: Candidate, b: Candidate, time: Ticks): number;
  /** Calls back with the first row of every chain that reaches the step, ascending, maybe repeated. */
  eachStart(view: View, step: number, visit: (row: number) => void): void;
}
