import { parquetSchema } from "hyparquet";
import type { SchemaElement } from "hyparquet/src/types.js";
import { describe, expect, it } from "vitest";
import { readSchema } from "../../../src/runtime/parquet/schema.js";
import { typeName } from "../../../src/types.js";

/** What a schema of these columns offers: `name: type` or `name: !type` for what queries cannot use. */
function shapes(columns: number, ...elements: SchemaElement[]): readonly string[] {
  const { columns: usable, unsupported } = readSchema(
    parquetSchema({ schema: [{ name: "root", num_children: columns }, ...elements] }),
  );
  return [
    ...usable.map(({ name, type, chunk }) => `${name}: ${typeName(type)} @${chunk}`),
    ...unsupported.map(({ name, type }) => `${name}: !${type}`),
  ];
}

const group = (name: string, children: number, more: Partial<SchemaElement> = {}): SchemaElement => ({
  name,
  num_children: children,
  repetition_type: "OPTIONAL",
  ...more,
});
const int = (name: string, more: Partial<SchemaElement> = {}): SchemaElement => ({
  name,
  type: "INT32",
  repetition_type: "OPTIONAL",
  ...more,
});
const REPEATED = { repetition_type: "REPEATED" } as const;
const LIST = { converted_type: "LIST" } as const;

describe("shapes of columns", () => {
  it("count the chunks of what they step over", () => {
    const pair = [group("pair", 2), int("left"), int("right")];
    expect(shapes(3, int("a"), ...pair, int("b"))).toEqual(["a: int @0", "b: int @3", "pair: !struct"]);
  });

  it("are lists in the standard and in the older forms", () => {
    expect(shapes(1, group("x", 1, LIST), group("list", 1, REPEATED), int("element"))).toEqual([
      "x: list<int> @0",
    ]);
    expect(shapes(1, group("x", 1, LIST), int("array", REPEATED))).toEqual(["x: list<int> @0"]);
    expect(shapes(1, int("x", REPEATED))).toEqual(["x: list<int> @0"]);
  });

  it("are lists of structs where the older rules say so", () => {
    expect(shapes(1, group("x", 1, LIST), group("array", 1, REPEATED), int("n"))).toEqual([
      "x: !list<struct>",
    ]);
    expect(shapes(1, group("x", 1, LIST), group("x_tuple", 1, REPEATED), int("n"))).toEqual([
      "x: !list<struct>",
    ]);
    const pair = [group("list", 2, REPEATED), int("a"), int("b")];
    expect(shapes(1, group("x", 1, LIST), ...pair)).toEqual(["x: !list<struct>"]);
    expect(shapes(1, group("x", 1, REPEATED), int("n"))).toEqual(["x: !list<struct>"]);
  });

  it("name what queries cannot use", () => {
    const bytes = (more: Partial<SchemaElement>) => int("c", { type: "BYTE_ARRAY", ...more });
    expect(shapes(1, bytes({}))).toEqual(["c: !binary"]);
    expect(shapes(1, bytes({ converted_type: "BSON" }))).toEqual(["c: !bson"]);
    expect(shapes(1, int("c", { type: "FIXED_LEN_BYTE_ARRAY", type_length: 7 }))).toEqual(["c: !binary[7]"]);
    expect(shapes(1, int("c", { converted_type: "TIME_MILLIS" }))).toEqual(["c: !time"]);
    const entries = [group("key_value", 2, REPEATED), int("key"), int("value")];
    expect(shapes(1, group("m", 1, { converted_type: "MAP" }), ...entries)).toEqual(["m: !map"]);
  });

  it("take decimals by their scale", () => {
    const decimal = (scale: number) => int("c", { converted_type: "DECIMAL", scale, precision: 9 });
    expect([...shapes(1, decimal(0)), ...shapes(1, decimal(2))]).toEqual(["c: int @0", "c: float @0"]);
  });
});
