import type { Registration } from "../../src/catalog/index.js";
import { withoutControls } from "../../src/errors/display-width.js";
import type { ImportReport } from "../../src/prep/import.js";
import { bytesText, timeText, wholeText } from "./number.js";
import type { Style } from "./style.js";
import { tableLines } from "./table.js";

/** What an import did: rows, users and parts, the columns with their types, and what was left out and why. */
export function importLines(
  report: ImportReport,
  registration: Registration | null,
  width: number,
  style: Style,
): string[] {
  const bytes = report.parts.reduce((sum, part) => sum + part.bytes, 0);
  const { min, max } = report.timeRange;
  const title = `${wholeText(report.rowsWritten)} rows of ${wholeText(report.users)} users in ${wholeText(report.parts.length)} parts`;
  const columns = [
    { title: "column", align: "left", shrinks: true },
    { title: "type", align: "left", shrinks: true },
    { title: "", align: "left" },
  ] as const;
  const rows = report.columns.map(({ name, type, nullable }) => [name, type, nullable ? "with nulls" : ""]);
  return [
    `${style.strong(title)}, ${bytesText(bytes)}: ${withoutControls(report.out)}`,
    `  ${timeText(min, report.timeUnit)} to ${timeText(max, report.timeUnit)}`,
    "",
    ...tableLines({ columns, rows }, width, style),
    ...rejectLines(report, width, style),
    ...report.warnings.map((warning) => `${style.warn("warning")}: ${withoutControls(warning)}`),
    ...(registration === null
      ? []
      : ["", `registered as ${style.strong(withoutControls(registration.info.name))}`]),
  ];
}

function rejectLines(report: ImportReport, width: number, style: Style): string[] {
  if (report.rowsRejected === 0) return [];
  const columns = [
    { title: "", align: "right" },
    { title: "", align: "left", shrinks: true },
    { title: "", align: "left", shrinks: true },
  ] as const;
  const rows = report.rejects.map(({ meaning, count, samples: [sample] }) => [
    wholeText(count),
    meaning,
    sample === undefined ? "" : `${sample.file}:${sample.line} ${sample.text}`,
  ]);
  const title = `${wholeText(report.rowsRejected)} of ${wholeText(report.rowsRead)} rows left out`;
  return ["", style.warn(title), ...tableLines({ columns, rows }, width, style)];
}
