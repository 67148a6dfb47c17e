import { fail } from "../../errors/index.js";
import type { CodeColumn, Column, NumberColumn } from "../../runtime/column.js";
import { inspectFile, openPart } from "../../runtime/parquet/index.js";
import type { DataType, TimeUnit } from "../../types.js";
import { BOOL, LIST, NULL, NUMBER, PLAIN, RowFields, STRING } from "./field.js";
import type { InputFile, ReadContext } from "./read-context.js";
import { PER_SECOND } from "./time-text.js";

/**
 * Rows of a Parquet file, row group by row group. Typed values travel as exact text: numbers in digits, timestamps as
 * ISO 8601, lists as JSON; so a column may stand in text inputs as well. Columns of types that the language lacks are
 * left out with a warning.
 */
export async function readParquet(
  input: InputFile,
  context: ReadContext,
  onNames: (names: readonly string[]) => void,
): Promise<void> {
  const { options, columns, ingest, warnings } = context;
  const { path, identity } = input;
  const info = await inspectFile(options.store, path);
  for (const { name, type } of info.unsupported)
    warnings.push(`column "${name}" of "${path}" is left out: its type is ${type}`);
  const names = info.columns.map((column) => column.name);
  const slots = names.map((name) => columns.slot(name, path));
  onNames(names);
  const part = await openPart(options.store, { path, ...identity });
  const row = new RowFields();
  row.reset(columns.count);
  let line = 0;
  for (const [group, { rowCount }] of part.rowGroups.entries()) {
    if (options.signal?.aborted) fail("import-stopped", {});
    const decoded = await part.read(names, [group]);
    const writers = names.map((name) => fieldWriter(decoded.get(name)));
    const text = new RowText();
    for (let i = 0; i < rowCount; i++) {
      text.length = 0;
      for (let c = 0; c < slots.length; c++) {
        const start = text.length;
        const tag = writers[c]?.(i, text) ?? NULL;
        row.set(slots[c]!, start, text.length, tag);
      }
      row.bytes = text.bytes;
      row.line = ++line;
      ingest.accept(row);
    }
    context.onBytes(Math.floor(identity.size / part.rowGroups.length));
  }
}

/** The fields of one row, end to end. */
class RowText {
  bytes = Buffer.alloc(4096);
  length = 0;

  ascii(text: string): void {
    this.room(text.length);
    this.length += this.bytes.write(text, this.length, "latin1");
  }

  copy(from: Uint8Array): void {
    this.room(from.length);
    this.bytes.set(from, this.length);
    this.length += from.length;
  }

  private room(need: number): void {
    if (this.length + need <= this.bytes.length) return;
    const bytes = Buffer.alloc(2 * (this.length + need));
    bytes.set(this.bytes);
    this.bytes = bytes;
  }
}

/** Appends the value of a row and returns its tag. */
type FieldWriter = (row: number, text: RowText) => number;

function fieldWriter(column: Column | undefined): FieldWriter {
  if (column === undefined) return () => NULL;
  if (column.kind === "number") return numberWriter(column);
  if (column.kind === "code") return codeWriter(column);
  const { offsets, items, validity } = column;
  const json = itemText(items);
  return (row, text) => {
    if (validity !== null && validity[row] === 0) return NULL;
    const parts: string[] = [];
    for (let k = offsets[row]!; k < offsets[row + 1]!; k++) parts.push(json(k));
    text.copy(Buffer.from(`[${parts.join(",")}]`));
    return LIST;
  };
}

function numberWriter(column: NumberColumn): FieldWriter {
  const { values, validity, type } = column;
  const write = scalarText(type);
  const tag = tagOf(type);
  return (row, text) => {
    if (validity !== null && validity[row] === 0) return NULL;
    text.ascii(write(values[row]!));
    return tag;
  };
}

function codeWriter(column: CodeColumn): FieldWriter {
  const { codes, dictionary, type } = column;
  const write = scalarText(type);
  const isText = type.kind === "string";
  const entries = Array.from<string | bigint, Buffer>(dictionary, (value) =>
    Buffer.from(isText ? String(value) : write(value)),
  );
  const tag = tagOf(type);
  return (row, text) => {
    const entry = entries[codes[row]!];
    if (entry === undefined) return NULL;
    text.copy(entry);
    return tag;
  };
}

function itemText(items: NumberColumn | CodeColumn): (item: number) => string {
  const write = scalarText(items.type);
  const isQuoted = items.type.kind === "string" || items.type.kind === "timestamp";
  const json = (value: string | number | bigint): string => {
    const text = typeof value === "string" ? value : write(value);
    return isQuoted ? JSON.stringify(text) : text;
  };
  if (items.kind === "code") {
    const entries = Array.from<string | bigint, string>(items.dictionary, json);
    return (item) => entries[items.codes[item]!] ?? "null";
  }
  return (item) => (items.validity?.[item] === 0 ? "null" : json(items.values[item]!));
}

function tagOf(type: DataType): number {
  if (type.kind === "string") return PLAIN;
  if (type.kind === "timestamp") return STRING;
  return type.kind === "bool" ? BOOL : NUMBER;
}

function scalarText(type: DataType): (value: string | number | bigint) => string {
  if (type.kind === "bool") return (value) => (Number(value) === 0 ? "false" : "true");
  if (type.kind === "timestamp") return (value) => isoText(BigInt(value), type.unit, type.zone !== null);
  if (type.kind === "float") return (value) => floatText(Number(value));
  return String;
}

/** The shortest text of a float64; whole ones keep a fraction, so that they stay floats. */
function floatText(value: number): string {
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** ISO 8601 text of a timestamp; plain digits outside of the years 1 .. 9999, which have none. */
function isoText(value: bigint, unit: TimeUnit, isZoned: boolean): string {
  const perSecond = BigInt(PER_SECOND[unit]);
  const fraction = ((value % perSecond) + perSecond) % perSecond;
  const date = new Date(Number((value - fraction) / perSecond) * 1000);
  const year = Number.isNaN(date.getTime()) ? 0 : date.getUTCFullYear();
  if (year < 1 || year > 9999) return String(value);
  const digits = String(perSecond).length - 1;
  const tail = digits === 0 ? "" : `.${String(fraction).padStart(digits, "0")}`;
  return `${date.toISOString().slice(0, 19)}${tail}${isZoned ? "Z" : ""}`;
}
