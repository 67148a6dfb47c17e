import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { parseFunnel } from "../../../src/parser/index.js";
import { bind } from "../../../src/planner/index.js";
import { retail } from "../retail.js";

/** Each paragraph of errors.txt: a query (after `//` values of params, or `no unit`), then the whole error. */
const paragraphs = readFileSync(join(import.meta.dirname, "errors.txt"), "utf8")
  .split(/\n{2,}/)
  .map((paragraph) => paragraph.replace(/^#.*\n?/, "").trimEnd())
  .filter((paragraph) => paragraph !== "");

const COLUMNS =
  "the dataset has: created, device, event, itemid, member, price, shipped, sizes, tags, timestamp, visitorid";

test("the table has at least 100 errors", () => {
  expect(paragraphs.length).toBeGreaterThanOrEqual(100);
});

test.each(paragraphs.map((paragraph) => [paragraph.split("\n")[0], paragraph]))("%s", (_, paragraph) => {
  const [line = "", ...expected] = paragraph?.split("\n") ?? [];
  const [text = "", remark = ""] = line.split("   // ");
  const params = new Map(
    [...remark.matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  const dataset = remark === "no unit" ? retail({ timeUnit: null }) : retail();
  expect(errorOf(text, () => bind(parseFunnel(text, "q.funnel"), dataset, { params }))).toBe(
    expected.join("\n").replace("{columns}", COLUMNS),
  );
});

function errorOf(text: string, run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!(error instanceof FrocketError)) throw error;
    const { place, hint } = error;
    const at = place?.kind === "text" ? JSON.stringify(text.slice(place.start, place.end)) : "null";
    const lines = [`${error.code} [${error.kind}] ${at}`, error.message];
    if (hint !== undefined) lines.push(`hint: ${hint}`);
    return lines.map((line) => `  ${line}`).join("\n");
  }
  return "no error";
}
