import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { parseFunnel } from "../../../src/parser/index.js";
import { bind } from "../../../src/planner/index.js";
import { retail } from "../retail.js";

/**
 * Each case: a query (after `//` values of params, or `no unit`), carets under the place, code and message, and the hint.
 * UPDATE_GOLDEN=1 rewrites what follows the queries.
 */
const file = new URL("./chain-errors.txt", import.meta.url);
const read = () => readFileSync(file, "utf8").trimEnd().split("\n\n");
const queryOf = (block: string) => block.split("\n")[0] ?? "";

function describeError(line: string): string {
  const [text = "", remark = ""] = line.split("   // ");
  const params = new Map(
    [...remark.matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  const dataset = remark === "no unit" ? retail({ timeUnit: null }) : retail();
  try {
    bind(parseFunnel(text, "q.funnel"), dataset, { params });
  } catch (error) {
    if (!(error instanceof FrocketError)) throw error;
    const { place, code, kind, message, hint } = error;
    if (place?.kind !== "text") throw new Error("these errors have a place in the text");
    const carets = " ".repeat(place.start) + "^".repeat(place.end - place.start);
    const lines = [line, carets, `${code} [${kind}]: ${message}`, `hint: ${hint ?? "none"}`];
    return lines.join("\n");
  }
  return `${line}\nno error`;
}

if (process.env.UPDATE_GOLDEN === "1") {
  writeFileSync(
    file,
    `${read()
      .map((block) => describeError(queryOf(block)))
      .join("\n\n")}\n`,
  );
}

const blocks = read();

test.each(blocks.map((block) => [queryOf(block), block]))("%s", (line, block) => {
  expect(describeError(line)).toBe(block);
});

test("are all errors, each once", () => {
  expect(blocks.filter((block) => block.endsWith("\nno error"))).toEqual([]);
  expect(new Set(blocks.map(queryOf)).size).toBe(blocks.length);
});
