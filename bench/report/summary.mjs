import { median } from "./median.mjs";
import { nameOf, ratio } from "./table.mjs";

const HEAD = [
  "",
  "frocket warm",
  "frocket cold",
  "best peer, same files",
  "best peer, any",
  "warm vs any",
  "cold vs same",
];

/** A suite in one table: a line a workload, ms. "cold" is over the files of `cold`. */
export function summaryLines({ tables }, cold) {
  const lines = tables.flatMap(({ title, lines }) => {
    const measured = lines.filter(({ failure }) => failure === undefined);
    const peers = measured.filter(({ contender }) => contender === "duckdb" || contender === "clickhouse");
    if (peers.length === 0) return [];
    const ofForm = (label) => measured.find((line) => line.contender === "frocket" && line.label === label);
    const same = peers.filter(({ label }) => label === cold || label === "same files");
    const warm = ofForm("warm");
    const own = ofForm(cold);
    const cells = [time(warm), time(own), best(same), best(peers), vs(warm, peers), vs(own, same)];
    return [`| ${[title, ...cells].join(" | ")} |`];
  });
  return lines.length === 0 ? [] : [`| ${HEAD.join(" | ")} |`, `|---|${"---:|".repeat(6)}`, ...lines, ""];
}

const time = (line) => (line === undefined ? "" : `${Math.round(median(line.ms))} ms`);
const vs = (line, peers) => (line === undefined ? "" : ratio(line, peers));

function best(peers) {
  const [first] = [...peers].sort((a, b) => median(a.ms) - median(b.ms));
  return first === undefined ? "" : `${time(first)} (${nameOf(first)}, ${first.label})`;
}
