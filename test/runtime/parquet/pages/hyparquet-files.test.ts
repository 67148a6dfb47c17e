import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { expectSame } from "./both-readers.js";

const rows = Array.from({ length: 2000 }, (_, i) => i);
const withNulls = <T>(values: readonly T[]) => values.map((value, i) => (i % 5 === 2 ? null : value));
const forms = { required: <T>(values: readonly T[]) => [...values], optional: withNulls };

const columns = [
  { name: "int32", type: "INT32", values: rows.map((i) => (i * i) % 7001), deltas: true, split: true },
  {
    name: "int64",
    type: "INT64",
    values: rows.map((i) => BigInt(i) * 10_000_000_019n),
    deltas: true,
    split: true,
  },
  { name: "float", type: "FLOAT", values: rows.map((i) => i / 4), split: true },
  { name: "double", type: "DOUBLE", values: rows.map((i) => i / 3), split: true },
  { name: "text", type: "STRING", values: rows.map((i) => `text ${i % 77}`), strings: true },
  { name: "flag", type: "BOOLEAN", values: rows.map((i) => i % 90 < 40) },
] as const;

type Column = (typeof columns)[number];
const encodings: Readonly<Record<string, (column: Column) => boolean>> = {
  PLAIN: () => true,
  DELTA_BINARY_PACKED: (column) => "deltas" in column,
  BYTE_STREAM_SPLIT: (column) => "split" in column,
  DELTA_LENGTH_BYTE_ARRAY: (column) => "strings" in column,
  DELTA_BYTE_ARRAY: (column) => "strings" in column,
  RLE: (column) => column.type === "BOOLEAN",
};

describe.each(Object.entries(forms))("files of hyparquet-writer, %s columns", (_, form) => {
  it.each([...Object.keys(encodings), "default"])("%s", async (encoding) => {
    const chosen = columns.filter((column) => encodings[encoding]?.(column) ?? true);
    for (const codec of ["UNCOMPRESSED", "SNAPPY"] as const) {
      const buffer = parquetWriteBuffer({
        columnData: chosen.map(({ name, type, values }) => ({
          name,
          type,
          data: form<unknown>(values),
          // The names above are encodings of the writer, or leave it the choice.
          ...(encoding === "default" ? {} : { encoding: encoding as "PLAIN" }),
        })),
        codec,
        rowGroupSize: 900,
        pageSize: 700,
      });
      expect((await expectSame(new Uint8Array(buffer))).size).toBe(chosen.length);
    }
  });
});
