import type { AbsenceResult, FunnelResult, StepResult } from "../result.js";
import { type Conversion, conversionOf } from "./conversion.js";

/** What a funnel's answer lists: a step, or something that must not happen. */
export interface Entry extends StepResult, Conversion {
  readonly isFirst: boolean;
  /** False for what must not happen. */
  readonly isFound: boolean;
}

/** Steps and absences in the order of the funnel, each compared with the steps before it. */
export function entriesOf({ steps, absences }: Pick<FunnelResult, "steps" | "absences">): readonly Entry[] {
  return steps.flatMap((step, index) => [
    { ...step, ...conversionOf(index, steps), isFirst: index === 0, isFound: true },
    ...absences.filter(({ gap }) => gap === index + 1).map((absence) => absenceEntry(absence, steps)),
  ]);
}

function absenceEntry({ gap, ...absence }: AbsenceResult, steps: readonly StepResult[]): Entry {
  const step: StepResult = { ...absence, optional: false, duration: null };
  const conversion = conversionOf(gap, [...steps.slice(0, gap), step]);
  return { ...step, ...conversion, isFirst: false, isFound: false };
}
