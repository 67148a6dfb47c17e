import type { DatasetInfo } from "../../src/planner/catalog.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import { BOOL, type DataType, FLOAT, INT, STRING, type Value } from "../../src/types.js";

/**
 * Rows written down as streams, one user a line: `u1: a@0 b@5(item=shirt, n=3) _@9`. What stands before the `@` is the
 * column `event` (`_` is null), the number after it `time`; in parentheses values of further columns. Rows are in
 * the order of the text. Columns that are not named are null.
 */
export function eventLog(text: string): Row[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .flatMap(userRows);
}

function userRows(line: string): Row[] {
  const [, user = "", events = ""] = /^([\w-]+):(.*)$/.exec(line) ?? expected('a line like "u1: a@0"', line);
  const rest = events.replace(/(\w+)@(-?\d+)(?:\(([^)]*)\))?/g, "");
  if (rest.trim() !== "") expected("events like a@0 or a@0(item=x)", rest.trim());
  return [...events.matchAll(/(\w+)@(-?\d+)(?:\(([^)]*)\))?/g)].map(
    ([, event = "", time = "", attributes]) => ({
      user,
      time: BigInt(time),
      event: event === "_" ? null : event,
      ...Object.fromEntries((attributes ?? "").split(",").filter(Boolean).map(attribute)),
    }),
  );
}

function attribute(text: string): [string, Value] {
  const [name = "", value = ""] = text.split("=").map((part) => part.trim());
  return [
    name,
    attributeValue(types[name] ?? expected(`one of ${Object.keys(types).join(", ")}`, name), value),
  ];
}

function attributeValue(type: DataType, text: string): Value {
  if (text === "null") return null;
  if (type.kind === "int") return BigInt(text);
  if (type.kind === "float") return Number(text);
  return type.kind === "bool" ? text === "true" : text;
}

const types: Readonly<Record<string, DataType>> = { item: STRING, n: INT, x: FLOAT, ok: BOOL };

/** The dataset whose rows `eventLog` gives, as far as a planner asks. */
export function eventDataset(rowCount: number): DatasetInfo {
  const extra = Object.entries(types).map(([name, type]) => ({ name, type, nullable: true }));
  return {
    name: "log",
    columns: [
      { name: "user", type: STRING, nullable: false },
      { name: "time", type: INT, nullable: false },
      { name: "event", type: STRING, nullable: true },
      ...extra,
    ],
    unsupported: [],
    users: "user",
    time: "time",
    timeUnit: null,
    order: [],
    timeRange: null,
    rowCount,
    layout: { grouped: false, sorted: false },
  };
}

function expected(what: string, found: string): never {
  throw new Error(`expected ${what}, found "${found}"`);
}
