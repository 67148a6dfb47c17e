import { requiredSteps } from "../../planner/chain.js";
import type { FunnelSpec } from "../../planner/funnel.js";
import type { AbsenceResult, FunnelResult } from "../result.js";

/** Answers to the funnels of a query, in which those to their endings have become entries. `answers[k]` is that to `specs[k]`. */
export function foldEndings(
  specs: readonly FunnelSpec[],
  answers: readonly FunnelResult[],
): readonly FunnelResult[] {
  return answers.flatMap((answer, index) => {
    if (specs[index]?.ending !== null) return [];
    const endings = specs.flatMap((spec, at) => {
      const ended = answers[at];
      return spec.ending?.of === index && ended !== undefined ? [{ spec, ended }] : [];
    });
    const last = endings.at(-1);
    const isEnded = last?.spec.chain.steps.length === answer.steps.length;
    return {
      ...answer,
      ...(isEnded ? { atEnd: last.ended.atEnd, duration: last.ended.duration } : {}),
      absences: endings.flatMap(({ spec, ended }) => absenceOf(spec, ended, answer)),
    };
  });
}

function absenceOf(spec: FunnelSpec, ended: FunnelResult, answer: FunnelResult): readonly AbsenceResult[] {
  const { ending, chain } = spec;
  const last = requiredSteps(chain).at(-1) ?? 0;
  const step = ended.steps[last];
  if (ending === null || step === undefined) return [];
  const { users, rows, count, aggregates } = step;
  // Who may still reach the last step has not come here from it.
  const pending = step.pending === null ? null : step.pending - (answer.steps[last]?.pending ?? 0);
  return [{ name: ending.name, gap: chain.steps.length, users, rows, count, pending, aggregates }];
}
