import type { QueryResult } from "../../src/runtime/result.js";
import { aggregateBlocks } from "./aggregates.js";
import { funnelBlocks } from "./funnel.js";
import { wholeText } from "./number.js";
import type { Page } from "./page.js";
import { pathsBlock } from "./paths.js";
import { retentionBlocks } from "./retention.js";

/** The answer for a terminal: users and rows, aggregations as small tables, funnels as bar charts, retention as triangles, paths as trees. */
export function resultLines(result: QueryResult, page: Page): string[] {
  const { style } = page;
  const { users, rows } = result;
  const blocks = [
    [
      `${style.strong(wholeText(users))} ${users === 1 ? "user" : "users"}, ${wholeText(rows)} ${rows === 1 ? "row" : "rows"}`,
    ],
    ...aggregateBlocks(result.aggregates, "", page),
    ...result.funnels.flatMap((funnel) => funnelBlocks(funnel, page)),
    ...result.retentions.flatMap((retention) => retentionBlocks(retention, page)),
    ...result.paths.map((paths) => pathsBlock(paths, page)),
  ];
  return blocks.flatMap((block, i) => (i === 0 ? block : ["", ...block]));
}
