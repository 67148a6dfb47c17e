import type { RunResult } from "../../src/api/run-compiled.js";
import { withoutControls } from "../../src/errors/display-width.js";
import type { RunStats } from "../../src/runtime/report.js";
import { bytesText, durationText, wholeText } from "./number.js";
import { resultLines } from "./result.js";
import type { Style } from "./style.js";

/** An answer for a terminal: the result, what it cost, and warnings. */
export function answerLines(
  answer: Pick<RunResult, "result" | "stats" | "warnings" | "dataset">,
  width: number,
  style: Style,
): string[] {
  return [
    ...resultLines(answer.result, { width, style, time: answer.dataset.info }),
    "",
    style.dim(costText(answer.stats)),
    ...answer.warnings.map((warning) => `${style.warn("warning")}: ${withoutControls(warning)}`),
  ];
}

/** `0.12 s, 8 parts, 3.4 MB read`. */
export function costText(stats: RunStats): string {
  const bytes = stats.parts.reduce((sum, part) => sum + part.bytesRead, 0);
  const parts = stats.parts.length;
  return `${durationText(stats.totalMs)}, ${wholeText(parts)} ${parts === 1 ? "part" : "parts"}, ${bytesText(bytes)} read`;
}
