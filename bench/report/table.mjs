import { median } from "./median.mjs";

const NAMES = { frocket: "frocket", duckdb: "DuckDB", clickhouse: "ClickHouse", process: "process" };
const FACTS = ["median ms", "min", "max", "first", "cpu ms", "M rows/s", "peak MB", "vs same data", "vs any"];

/**
 * One workload as a Markdown table. The last columns say how many times as fast as the best peer a line of frocket is:
 * over the same files, and over whatever the peer has.
 */
export function tableLines({ title, lines }, rows) {
  const measured = lines.filter(({ failure }) => failure === undefined);
  return [
    `### ${title}`,
    "",
    `| who | data | ${FACTS.join(" | ")} |`,
    `|---|---|${FACTS.map(() => "---:|").join("")}`,
    ...lines.map((line) => {
      const facts = line.failure === undefined ? factsOf(line, measured, rows) : [`failed: ${line.failure}`];
      return `| ${[nameOf(line), line.label, ...facts].join(" | ")} |`;
    }),
    "",
  ];
}

function factsOf(line, measured, rows) {
  const ms = median(line.ms);
  const rate = (rows / 1000 / ms).toFixed(1);
  const cpu = line.cpuMs === null ? "" : msText(line.cpuMs);
  const times = [ms, Math.min(...line.ms), Math.max(...line.ms), line.firstMs].map(msText);
  return [...times, cpu, rate, Math.round(line.peakMb), ...ratios(line, measured)];
}

function ratios(line, measured) {
  const isProcess = line.contender === "process";
  if (!isProcess && line.contender !== "frocket") return ["", ""];
  if (isProcess && line.label === "duckdb") return ["", ""];
  const peers = isProcess
    ? measured.filter(({ contender, label }) => contender === "process" && label === "duckdb")
    : measured.filter(({ contender }) => contender === "duckdb" || contender === "clickhouse");
  const same = isProcess
    ? peers
    : peers.filter(({ label }) => label === line.label || label === "same files");
  return [ratio(line, same), isProcess ? "" : ratio(line, peers)];
}

/** How many times as fast as the fastest of the peers a line is. */
export function ratio(line, peers) {
  if (peers.length === 0) return "";
  const times = Math.min(...peers.map(({ ms }) => median(ms))) / median(line.ms);
  return `${times.toFixed(times < 10 ? 2 : 0)}x`;
}

/** Who a line is of, and in which way it was asked when there was a choice. */
export function nameOf({ contender, way, tried }) {
  const isChoice = tried !== undefined && Object.keys(tried).length > 0;
  return isChoice ? `${NAMES[contender]}, ${way}` : NAMES[contender];
}

function msText(ms) {
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms));
}
