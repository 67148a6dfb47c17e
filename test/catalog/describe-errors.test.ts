import { describe, expect, it } from "vitest";
import type { DescribeOptions } from "../../src/catalog/described.js";
import { describer, ROWS } from "./describer.js";
import { failure, temporaryFolder } from "./support.js";

const root = temporaryFolder();
const described = describer(root);

describe("describeDataset fails", () => {
  const cases: readonly (readonly [string, readonly string[], Partial<DescribeOptions>, string, string])[] = [
    [
      "without a users column",
      ["SELECT 1 AS idd, 2 AS ts"],
      {},
      "key-column-missing",
      'users column "id", found none',
    ],
    [
      "with a float users column",
      ["SELECT 1.5::DOUBLE AS id, 2 AS ts"],
      {},
      "key-column-type",
      "found float",
    ],
    ["with a string time column", ["SELECT 1 AS id, '2' AS ts"], {}, "key-column-type", "found string"],
    ["with an unsupported key", ["SELECT {'a': 1} AS id, 2 AS ts"], {}, "key-column-type", "queries can use"],
    [
      "with a list to order by",
      ["SELECT 1 AS id, 2 AS ts, [1] AS l"],
      { order: ["l"] },
      "key-column-type",
      "list<int>",
    ],
    ["with a null user", ["SELECT unnest([1, NULL]) AS id, 2 AS ts"], {}, "key-column-null", "found 1 nulls"],
    [
      "with a null time",
      ["SELECT 1 AS id, unnest([1, NULL, NULL]) AS ts"],
      {},
      "key-column-null",
      "found 2 nulls",
    ],
    ["with a NaN time", ["SELECT 1 AS id, unnest([1, 'nan'::DOUBLE]) AS ts"], {}, "time-nan", "found 1 NaN"],
    [
      "with types that differ",
      [ROWS, "SELECT 1 AS id, 2::BIGINT AS ts, 3 AS event"],
      {},
      "schema-differs",
      "found string in",
    ],
    [
      "with a column less",
      [ROWS, "SELECT 1 AS id, 2::BIGINT AS ts"],
      {},
      "column-not-in-part",
      'found "event" in',
    ],
    [
      "with a column more",
      ["SELECT 1 AS id, 2::BIGINT AS ts", ROWS],
      {},
      "column-not-in-part",
      'found "event" in',
    ],
    [
      "when a column is not usable in one part",
      [ROWS, "SELECT 1 AS id, 2::BIGINT AS ts, {'a': 1} AS event"],
      {},
      "schema-differs",
      "(not supported)",
    ],
    [
      "when keys are not named",
      [ROWS],
      { users: undefined },
      "columns-not-named",
      "users and time columns to be named",
    ],
    ["without files", [], {}, "no-parts", "found none that match"],
  ];
  it.each(cases)("%s", async (_, queries, options, code, text) => {
    const error = await failure(() => described(queries, options));
    expect(error.code).toBe(code);
    expect(error.message).toContain(text);
  });

  it("with the files and columns in the message, and near names in the hint", async () => {
    const error = await failure(() => described([ROWS], { time: "tss" }));
    expect(error.message).toBe(`expected the time column "tss", found none in "${root}/files/p0.parquet"`);
    expect(error.hint).toBe('did you mean "ts"? the file has: event, id, ts');
    const other = "SELECT 1 AS id, 2::BIGINT AS ts, 3 AS event";
    const differs = await failure(() => described([ROWS, other]));
    const folder = `${root}/files`;
    expect(differs.message).toBe(
      `expected the same type of column "event" in all files, found string in "${folder}/p0.parquet" and int in "${folder}/p1.parquet"`,
    );
  });
});
