import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseFunnel } from "../../../src/parser/index.js";
import { bind } from "../../../src/planner/index.js";
import { buildLogical } from "../../../src/planner/logical/build.js";
import { printLogical } from "../../../src/planner/logical/print.js";
import { retail } from "../retail.js";

/**
 * Each case: a query (after `//` values of params, or `no unit`), then what binding makes of it, as the logical plan tells it
 * down to the group. UPDATE_GOLDEN=1 rewrites what follows the queries.
 */
const file = new URL("./chain-meanings.txt", import.meta.url);
const read = () => readFileSync(file, "utf8").trimEnd().split("\n\n");
const queryOf = (block: string) => block.split("\n")[0] ?? "";

function describeMeaning(line: string): string {
  const [text = "", remark = ""] = line.split("   // ");
  const params = new Map(
    [...remark.matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  const dataset = remark === "no unit" ? retail({ timeUnit: null }) : retail();
  const query = bind(parseFunnel(text, "q.funnel"), dataset, { params });
  const lines = printLogical(buildLogical(query)).split("\n").slice(1);
  const shown = lines.filter((each) => !/^ *(group|filter|scan|select every)/.test(each));
  return [line, ...shown, ...query.warnings.map((warning) => `  warning: ${warning}`)].join("\n");
}

if (process.env.UPDATE_GOLDEN === "1") {
  writeFileSync(
    file,
    `${read()
      .map((block) => describeMeaning(queryOf(block)))
      .join("\n\n")}\n`,
  );
}

const blocks = read();

test.each(blocks.map((block) => [queryOf(block), block]))("%s", (line, block) => {
  expect(describeMeaning(line)).toBe(block);
});

test("every query is there once", () => {
  expect(new Set(blocks.map(queryOf)).size).toBe(blocks.length);
});
