import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Encoding, SchemaElement } from "hyparquet/src/types.js";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { inspectFile } from "../../../src/runtime/parquet/index.js";
import { localStore } from "../../../src/storage/local.js";
import { readFile, readValues, temporaryDirectory } from "../../support/parquet-files.js";

const directory = temporaryDirectory();
let count = 0;

function fileOf(options: Parameters<typeof parquetWriteBuffer>[0], patch = (bytes: Buffer) => bytes): string {
  const path = join(directory, `${count++}.parquet`);
  writeFileSync(path, patch(Buffer.from(parquetWriteBuffer(options))));
  return path;
}

/** A schema of one column. */
const schemaOf = (...elements: SchemaElement[]): SchemaElement[] => [
  { name: "root", num_children: 1 },
  ...elements,
];

describe("files of hyparquet-writer", () => {
  const ints = Array.from({ length: 500 }, (_, i) => (i % 9 === 0 ? null : (i - 250) * 8_000_000));
  const encodings: [Encoding, "INT32" | "DOUBLE" | "STRING"][] = [
    ["PLAIN", "INT32"],
    ["DELTA_BINARY_PACKED", "INT32"],
    ["BYTE_STREAM_SPLIT", "DOUBLE"],
    ["DELTA_LENGTH_BYTE_ARRAY", "STRING"],
    ["DELTA_BYTE_ARRAY", "STRING"],
  ];

  it.each(encodings)("in encoding %s of %s", async (encoding, type) => {
    const data = type === "STRING" ? ints.map((value) => (value === null ? null : `v${value}`)) : ints;
    const path = fileOf({
      columnData: [{ name: "c", data, type, encoding, nullable: true }],
      rowGroupSize: 200,
    });
    const wanted = type === "INT32" ? ints.map((value) => (value === null ? null : BigInt(value))) : data;
    expect((await readValues(path)).get("c")).toEqual(wanted);
  });

  it("with required columns, halves and UUIDs", async () => {
    const uuids = ["6ba7b810-9dad-11d1-80b4-00c04fd430c8", "00000000-0000-0000-0000-000000000000"];
    const path = fileOf({
      columnData: [
        { name: "id", data: uuids, type: "UUID", nullable: false },
        { name: "half", data: [1.5, -0.25], type: "FLOAT16", nullable: false },
        { name: "n", data: [1n, -(2n ** 63n)], type: "INT64", nullable: false },
      ],
    });
    expect(Object.fromEntries(await readValues(path))).toEqual({
      id: uuids,
      half: [1.5, -0.25],
      n: [1n, -(2n ** 63n)],
    });
    const { columns } = await inspectFile(localStore(), path);
    expect(columns.map(({ nullable }) => nullable)).toEqual([false, false, false]);
  });
});

describe("old and odd forms", () => {
  const day = (julian: number, nanos: bigint) => {
    const bytes = Buffer.alloc(12);
    bytes.writeBigInt64LE(nanos);
    bytes.writeInt32LE(julian, 8);
    return bytes;
  };
  /** The writer cannot write 96-bit times, whose pages are those of 12 fixed bytes: only the type's number differs. */
  const asInt96 = (bytes: Buffer) => {
    for (const mark of [
      [0x15, 0x0e, 0x15, 0x18],
      [0x15, 0x0e, 0x19],
    ]) {
      const at = bytes.lastIndexOf(Buffer.from(mark));
      bytes[at + 1] = 0x06;
    }
    return bytes;
  };
  const int96File = (data: readonly Buffer[]) =>
    fileOf(
      {
        columnData: [{ name: "at", data: [...data] }],
        schema: schemaOf({
          name: "at",
          type: "FIXED_LEN_BYTE_ARRAY",
          type_length: 12,
          repetition_type: "REQUIRED",
        }),
        statistics: false,
      },
      asInt96,
    );

  it("96-bit times are exact nanoseconds", async () => {
    const path = int96File([day(2_440_588, 1n), day(2_440_587, 0n), day(2_459_000, 86_399_999_999_999n)]);
    const { columns } = await inspectFile(localStore(), path);
    expect(columns[0]?.type).toEqual({ kind: "timestamp", unit: "ns", zone: null });
    const nanos = (days: bigint) => days * 86_400_000_000_000n;
    expect((await readValues(path)).get("at")).toEqual([1n, nanos(-1n), nanos(18_413n) - 1n]);
  });

  it("96-bit times beyond nanoseconds are refused", async () => {
    await expect(readFile(int96File([day(1_721_426, 0n)]))).rejects.toThrow(
      /^column "at" of .* has an int96 time/,
    );
  });

  it("strings that are not UTF-8 are refused, not replaced", async () => {
    const file = (bytes: number[]) =>
      fileOf({
        columnData: [{ name: "s", data: [Buffer.from("a"), Buffer.from(bytes)] }],
        schema: schemaOf({
          name: "s",
          type: "BYTE_ARRAY",
          repetition_type: "OPTIONAL",
          logical_type: { type: "STRING" },
        }),
      });
    for (const bytes of [[0xff], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xe2, 0x82]])
      await expect(readFile(file(bytes))).rejects.toThrow(
        /^column "s" of .* has a string that is not valid UTF-8$/,
      );
    expect((await readValues(file([0xef, 0xbb, 0xbf]))).get("s")).toEqual(["a", "\ufeff"]);
  });

  it("of two columns with one name the first is used", async () => {
    const path = fileOf(
      {
        columnData: [
          { name: "same", data: [1], type: "INT32" },
          { name: "else", data: ["x"], type: "STRING" },
        ],
      },
      (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("else", "same"), "latin1"),
    );
    const { columns, unsupported } = await inspectFile(localStore(), path);
    expect(columns.map(({ name, type }) => [name, type.kind])).toEqual([["same", "int"]]);
    expect(unsupported).toEqual([{ name: "same", type: "column of an earlier name" }]);
    expect((await readValues(path)).get("same")).toEqual([1n]);
  });

  it("names with dots and other signs are plain names", async () => {
    const names = ["a.b", "888", "sp ace", "ü", ""];
    const path = fileOf({
      columnData: names.map((name, i) => ({ name, data: [i], type: "INT32" as const })),
    });
    expect([...(await readValues(path))]).toEqual(names.map((name, i) => [name, [BigInt(i)]]));
  });
});
