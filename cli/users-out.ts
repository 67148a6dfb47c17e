import { extname } from "node:path";
import { FrocketError, fail } from "../src/errors/index.js";
import type { CodeColumn } from "../src/runtime/column.js";
import { localStore } from "../src/storage/local.js";
import { INT, STRING } from "../src/types.js";

/** Formats that ids can be written in. */
export type UsersFormat = "csv" | "parquet";
/** Ids of users. */
export type Users = ReadonlyArray<bigint | string>;

/** The format that a file name asks for. Errors: `bad-arguments`. */
export function usersFormat(path: string): UsersFormat {
  const extension = extname(path).toLowerCase();
  if (extension === ".csv") return "csv";
  if (extension === ".parquet") return "parquet";
  const what = `--users-out expects a file that ends in .csv or .parquet, found "${path}"`;
  return fail("bad-arguments", { what });
}

/** Writes one column, named as the users column, ids ascending and each once. Errors: `output-failed`, those of the store. */
export async function writeUsers(
  path: string,
  format: UsersFormat,
  column: string,
  users: Users,
): Promise<void> {
  const sorted = [...new Set(users)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const bytes =
    format === "csv"
      ? new TextEncoder().encode(usersCsv(column, sorted))
      : await usersParquet(column, sorted);
  await writeBytes(path, bytes);
}

/** A CSV (RFC 4180) with a heading and one id a line; the empty id is quoted, so that it is no empty line. */
function usersCsv(column: string, users: Users): string {
  return [column, ...users].map((field) => `${csvField(String(field))}\n`).join("");
}

/** A field as it stands in a line. */
export function csvField(text: string): string {
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes a file at once. Errors: `output-failed`, those of the store. */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await localStore().write(path, bytes);
  } catch (cause) {
    if (cause instanceof FrocketError) throw cause;
    fail(
      "output-failed",
      { path, reason: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
}

async function usersParquet(column: string, sorted: Users): Promise<Uint8Array> {
  const { writeParquet } = await import("../src/runtime/parquet/index.js");
  return writeParquet(new Map([[column, idColumn(sorted)]]));
}

/** A column of distinct ids. */
export function idColumn(sorted: Users): CodeColumn {
  const codes = Int32Array.from(sorted, (_, index) => index);
  const shape = { kind: "code", length: sorted.length, codes, hasNulls: false } as const;
  const texts = sorted.filter((id) => typeof id === "string");
  const ints = sorted.filter((id) => typeof id === "bigint");
  return texts.length > 0
    ? { ...shape, type: STRING, dictionary: texts }
    : { ...shape, type: INT, dictionary: ints };
}
