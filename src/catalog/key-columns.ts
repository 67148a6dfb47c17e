import { fail } from "../errors/index.js";
import { nearest } from "../errors/near.js";
import type { FileInfo } from "../runtime/parquet/index.js";
import { type ColumnInfo, type DataType, typeName } from "../types.js";

const NAMES_LISTED = 30;

/** What a column that a dataset names is for. */
export type KeyRole = "users" | "time" | "order";

/** The columns that make streams of the rows of a dataset. */
export interface KeyColumns {
  readonly users: string;
  readonly time: string;
  /** Columns that break ties in time, first one strongest. */
  readonly order: readonly string[];
}

/** Key columns as they are given; those left out are taken from prepared files, which carry them. */
export interface GivenKeyColumns {
  readonly users?: string | undefined;
  readonly time?: string | undefined;
  readonly order?: readonly string[] | undefined;
}

/** Completes the given names from the first part's own layout. Errors: `columns-not-named`. */
export function resolveKeyColumns(given: GivenKeyColumns, first: FileInfo): KeyColumns {
  const layout = first.layout;
  const users = given.users ?? layout?.users;
  const time = given.time ?? layout?.time;
  if (users === undefined || time === undefined) {
    fail("columns-not-named", { path: first.path }, { hint: "name them: users COLUMN time COLUMN" });
  }
  const isOwn = users === layout?.users && time === layout.time;
  return { users, time, order: given.order ?? (isOwn ? layout.order : []) };
}

/** Checks that the key columns are there with types that fit. Errors: `key-column-missing`, `key-column-type`. */
export function checkKeyTypes(part: FileInfo, keys: KeyColumns): void {
  const users = keyColumn(part, "users", keys.users);
  requireType(
    part,
    "users",
    users,
    "an integer or a string",
    (type) => type.kind === "int" || type.kind === "string",
  );
  const time = keyColumn(part, "time", keys.time);
  requireType(part, "time", time, "a number or a timestamp", (type) => isTimeType(type));
  for (const name of keys.order) {
    const column = keyColumn(part, "order", name);
    requireType(part, "order", column, "of single values", (type) => type.kind !== "list");
  }
}

function isTimeType(type: DataType): boolean {
  return type.kind === "int" || type.kind === "float" || type.kind === "timestamp";
}

/** The column `name` of a part, which plays `role`. Errors: `key-column-missing`, `key-column-type` when it is unsupported. */
export function keyColumn(part: FileInfo, role: KeyRole, name: string): ColumnInfo {
  const column = part.columns.find((candidate) => candidate.name === name);
  if (column !== undefined) return column;
  const unsupported = part.unsupported.find((candidate) => candidate.name === name);
  if (unsupported !== undefined) {
    const expected = "of a type that queries can use";
    fail("key-column-type", { role, column: name, expected, found: unsupported.type, path: part.path });
  }
  const names = part.columns.map((candidate) => candidate.name);
  const near = nearest(name, names);
  const meant = near === undefined ? "" : `did you mean "${near}"? `;
  const listed = [...names].sort().slice(0, NAMES_LISTED).join(", ");
  const hint = `${meant}the file has: ${listed}${names.length > NAMES_LISTED ? ", …" : ""}`;
  fail("key-column-missing", { role, column: name, path: part.path }, { hint });
}

function requireType(
  part: FileInfo,
  role: KeyRole,
  column: ColumnInfo,
  expected: string,
  fits: (type: DataType) => boolean,
): void {
  if (fits(column.type)) return;
  const found = typeName(column.type);
  fail("key-column-type", { role, column: column.name, expected, found, path: part.path });
}
