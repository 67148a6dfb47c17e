import type { DocumentJson } from "../document.js";

/** Objects keep the order of their keys; a bigint is an int with all its digits. */
type JsonOut =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly JsonOut[]
  | { readonly [key: string]: JsonOut | undefined };

const WIDTH = 100;

/** A document as JSON text, indented by two spaces, with a line end; what fits on one line stays on one. Keys that are undefined are left out. */
export function printJson(document: DocumentJson): string {
  // A document holds JSON values and bigints, nothing else; interfaces only lack the index signature that says so.
  return `${print({ ...document } as JsonOut, "", 0)}\n`;
}

/** `taken`: how much of the first line is used besides the indent. */
function print(value: JsonOut, indent: string, taken: number): string {
  if (typeof value !== "object" || value === null) return scalar(value);
  const short = inline(value, WIDTH - indent.length - taken);
  if (short !== null) return short;
  const deeper = `${indent}  `;
  if (isList(value)) {
    const items = value.map((item) => `\n${deeper}${print(item, deeper, 1)}`);
    return `[${items.join(",")}\n${indent}]`;
  }
  const members = entries(value).map(([key, member]) => {
    const head = `${JSON.stringify(key)}: `;
    return `\n${deeper}${head}${print(member, deeper, head.length + 1)}`;
  });
  return `{${members.join(",")}\n${indent}}`;
}

/** The value on one line, or null when that is longer than `room`. */
function inline(value: JsonOut, room: number): string | null {
  if (typeof value !== "object" || value === null) {
    const text = scalar(value);
    return text.length <= room ? text : null;
  }
  const list = isList(value);
  const heads: readonly (readonly [string, JsonOut])[] = list
    ? value.map((item) => ["", item])
    : entries(value).map(([key, member]) => [`${JSON.stringify(key)}: `, member]);
  let text = list ? "[" : "{";
  for (const [i, [head, member]] of heads.entries()) {
    text += `${i === 0 ? "" : ", "}${head}`;
    const rest = inline(member, room - text.length - 1);
    if (rest === null) return null;
    text += rest;
  }
  text += list ? "]" : "}";
  return text.length <= room ? text : null;
}

function scalar(value: string | number | bigint | boolean | null): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number" && Object.is(value, -0)) return "-0";
  return JSON.stringify(value);
}

function entries(value: { readonly [key: string]: JsonOut | undefined }): [string, JsonOut][] {
  return Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, member]]));
}

function isList(value: JsonOut): value is readonly JsonOut[] {
  return Array.isArray(value);
}
