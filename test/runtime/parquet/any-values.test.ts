import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as arrow from "apache-arrow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeParquet } from "../../../src/runtime/parquet/index.js";
import type { Value } from "../../../src/types.js";
import { readValues, temporaryDirectory } from "../../support/parquet-files.js";

const directory = temporaryDirectory();

describe("any int64, float or string", () => {
  const value = {
    int: fc.oneof(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.bigInt({ min: -9n, max: 2n ** 33n }),
    ),
    float: fc.double(),
    string: fc.string({ unit: "binary" }),
  };
  const path = join(directory, "any.parquet");

  it.each([
    ["int", new arrow.Int64(), value.int],
    ["float", new arrow.Float64(), value.float],
    ["string", new arrow.Utf8(), value.string],
  ] as const)("comes back as it was: %s", async (_, type, arbitrary) => {
    const column = fc.array(fc.option<Value>(arbitrary), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(column, fc.integer({ min: 1, max: 20 }), async (values, rowGroupRows) => {
        const table = new arrow.Table({ c: arrow.vectorFromArray(values, type) });
        writeFileSync(path, writeParquet(table, { rowGroupRows }));
        expect((await readValues(path)).get("c")).toEqual(values);
      }),
      { numRuns: 60 },
    );
  });
});
