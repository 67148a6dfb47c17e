import type { WhyResult } from "../../src/api/why.js";
import { object, writeJson } from "../../src/runtime/json-writer.js";
import { plainJson } from "../../src/runtime/plain-json.js";

/** The explanation as JSON text; rows are told by their position, from 0, in `rows`, steps by theirs. */
export function whyJson({ compiled, rows, user, ...answer }: WhyResult): string {
  const { time, timeUnit } = compiled.dataset.info;
  return writeJson(
    object(
      ["success", true],
      ["user", user],
      ["time", time],
      ["timeUnit", timeUnit],
      ...Object.entries(answer).map(([key, value]) => [key, plainJson(value)] as const),
      ["rows", rows.map((row) => new Map(Object.entries(row)))],
    ),
  );
}
