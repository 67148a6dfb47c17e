import { describe, expect, test } from "vitest";
import { type FunctionName, functions } from "../../../src/planner/functions/index.js";
import { TYPE_NAMES, type TypeName } from "../../../src/planner/functions/meaning.js";
import { resolveOverload } from "../../../src/planner/functions/overload.js";

const pairs = (name: FunctionName) =>
  TYPE_NAMES.flatMap((left) =>
    TYPE_NAMES.flatMap((right) => {
      const found = resolveOverload(name, [left, right]);
      return found === null ? [] : [`${left} ${right}: ${found.over ?? found.type}`];
    }),
  );
const single = (name: FunctionName) =>
  TYPE_NAMES.flatMap((type) => {
    const found = resolveOverload(name, [type]);
    return found === null ? [] : [`${type}: ${found.type}`];
  });

const numbers = ["int", "float", "time", "duration"].flatMap((left) =>
  ["int", "float", "time", "duration"].map((right) => `${left} ${right}: number`),
);
const moments = [
  "timestamp timestamp",
  "timestamp instant",
  "timestamp time",
  "timestamp int",
  "timestamp float",
]
  .concat(["instant timestamp", "instant instant", "instant time", "time timestamp", "time instant"])
  .concat(["int timestamp", "float timestamp"])
  .map((pair) => `${pair}: number`);

describe("what each operator takes and gives", () => {
  test.each(["less", "less-or-equal", "greater", "greater-or-equal"] as const)("%s", (name) => {
    expect(pairs(name).sort()).toEqual([...numbers, ...moments, "string string: string"].sort());
  });

  test.each(["equal", "in"] as const)("%s", (name) => {
    expect(pairs(name).sort()).toEqual(
      [...numbers, ...moments, "string string: string", "bool bool: bool"].sort(),
    );
  });

  test.each(["contains", "starts", "ends", "matches", "like"] as const)("%s", (name) => {
    expect(pairs(name)).toEqual(["string string: string"]);
  });

  test("subtract", () => {
    const spans = pairs("subtract").filter((pair) => pair.endsWith(": duration"));
    expect(spans).toContain("time time: duration");
    expect(spans).toContain("timestamp instant: duration");
    expect(spans).not.toContain("int timestamp: duration");
    expect(pairs("subtract").filter((pair) => pair.endsWith(": float"))).toEqual([
      "int int: float",
      "int float: float",
      "float int: float",
      "float float: float",
    ]);
    expect(
      pairs("subtract").filter((pair) => pair.startsWith("timestamp") && pair.endsWith(": time")),
    ).toEqual(["timestamp int: time", "timestamp float: time", "timestamp duration: time"]);
  });

  test("two moments are not added", () => {
    expect(resolveOverload("add", ["time", "timestamp"])).toBeNull();
    expect(resolveOverload("add", ["duration", "timestamp"])?.type).toBe("time");
  });

  test("multiply", () => {
    expect(pairs("multiply").filter((pair) => pair.endsWith(": duration"))).toEqual([
      "int duration: duration",
      "float duration: duration",
      "duration int: duration",
      "duration float: duration",
    ]);
  });

  test.each<[FunctionName, readonly string[]]>([
    ["abs", ["int: int", "float: float", "time: float", "duration: duration"]],
    ["negate", ["int: float", "float: float", "time: float", "duration: duration"]],
    ["length", ["string: int"]],
    ["lower", ["string: string"]],
    ["hour", ["time: int", "timestamp: int", "instant: int"]],
    ["date", ["time: string", "timestamp: string", "instant: string"]],
    ["has", ["list: bool"]],
    ["is-true", ["bool: bool"]],
    ["sum", ["int: int", "float: float", "time: int"]],
    ["mean", ["int: float", "float: float", "time: float"]],
    ["max", ["int: int", "float: float", "time: time", "timestamp: timestamp"]],
    ["by", ["int", "float", "time", "timestamp", "string", "bool"].map((type) => `${type}: int`)],
    ["is-null", TYPE_NAMES.map((type) => `${type}: bool`)],
  ])("%s", (name, expected) => {
    expect(single(name).sort()).toEqual([...expected].sort());
  });
});

test("every function says what it takes and means", () => {
  for (const [name, { symbol, takes, meaning, signatures }] of Object.entries(functions)) {
    expect([name, symbol !== "", takes !== "", meaning !== ""]).toEqual([name, true, true, true]);
    expect(meaning, name).not.toMatch(/\.$/);
    const types = Object.keys(signatures).flatMap((signature) =>
      signature.split(/[,|]/).map((type) => type.trim()),
    );
    expect(
      types.filter((type) => !TYPE_NAMES.includes(type as TypeName)),
      name,
    ).toEqual([]);
  }
});
