import { basename } from "node:path";
import type { PartReport, RunStats } from "../../src/runtime/report.js";
import { costText } from "./answer.js";
import { bytesText, durationText, wholeText } from "./number.js";
import type { Style } from "./style.js";
import { tableLines } from "./table.js";

/** What a run did: the passes summed over all parts, then each part. */
export function analysisLines(stats: RunStats, width: number, style: Style): string[] {
  return [
    style.strong(`run: ${costText(stats)}`),
    ...passTable(stats, width, style),
    "",
    style.strong("parts"),
    ...partTable(stats.parts, width, style),
    ...strategyLines(stats.parts),
    ...fallbackLines(stats.parts),
  ];
}

/** How many parts were scanned in which way, and why. */
function strategyLines(parts: readonly PartReport[]): string[] {
  const groups = new Map<string, { parts: number; walked: number; users: number }>();
  for (const { strategy } of parts) {
    const title = `${strategy.kind} (${strategy.reason})`;
    const group = groups.get(title) ?? { parts: 0, walked: 0, users: 0 };
    group.parts++;
    group.walked += strategy.walkedUsers;
    group.users += strategy.users;
    groups.set(title, group);
  }
  const lines = [...groups].map(
    ([title, { parts: count, walked, users }]) =>
      `walked ${title}: ${wholeText(walked)} of ${wholeText(users)} users in ${wholeText(count)} ${count === 1 ? "part" : "parts"}`,
  );
  return lines.length === 0 ? [] : ["", ...lines];
}

/** Names the columns that only the slower reader can decode; nothing when there are none. */
function fallbackLines(parts: readonly PartReport[]): string[] {
  const names = [...new Set(parts.flatMap((part) => part.fallbackColumns))].sort();
  return names.length === 0 ? [] : ["", `decoded by the slower reader: ${names.join(", ")}`];
}

function passTable(stats: RunStats, width: number, style: Style): string[] {
  const totals = new Map<string, { ms: number; rows: number; bytes: number }>();
  for (const pass of stats.parts.flatMap((part) => part.passes)) {
    const total = totals.get(pass.name) ?? { ms: 0, rows: 0, bytes: 0 };
    totals.set(pass.name, {
      ms: total.ms + pass.ms,
      rows: total.rows + pass.rows,
      bytes: total.bytes + pass.bytes,
    });
  }
  const longest = Math.max(...[...totals.values()].map((total) => total.ms));
  const columns = [
    { title: "pass", align: "left", shrinks: true },
    { title: "time", align: "right" },
    { title: "rows", align: "right" },
    { title: "read", align: "right" },
  ] as const;
  const rows = [...totals].map(([name, total]) => [
    name,
    durationText(total.ms),
    wholeText(total.rows),
    bytesText(total.bytes),
  ]);
  const bars = [...totals.values()].map((total) => total.ms / longest);
  return tableLines({ columns, rows, bars }, width, style);
}

function partTable(parts: readonly PartReport[], width: number, style: Style): string[] {
  const columns = [
    { title: "part", align: "left", shrinks: true },
    { title: "from", align: "left" },
    { title: "row groups", align: "right" },
    { title: "rows", align: "right" },
    { title: "users", align: "right" },
    { title: "read", align: "right" },
    { title: "time", align: "right" },
  ] as const;
  const rows = parts.map((part) => [
    basename(part.path),
    part.source,
    `${part.rowGroupsRead}/${part.rowGroups}`,
    wholeText(part.scannedRows),
    wholeText(part.scannedUsers),
    bytesText(part.bytesRead),
    durationText(part.passes.reduce((sum, pass) => sum + pass.ms, 0)),
  ]);
  return tableLines({ columns, rows }, width, style);
}
