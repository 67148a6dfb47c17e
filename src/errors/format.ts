import { codeFrame, position } from "./code-frame.js";
import { withoutControls } from "./display-width.js";
import type { FrocketError } from "./index.js";
import { locatePointer } from "./json-pointer.js";

/** How an error is drawn. */
export interface FormatOptions {
  /** ANSI colours; off by default. */
  readonly color?: boolean;
  /** Cells of a line of the picture, its gutter included; 100 by default. */
  readonly width?: number;
  /** The text that JSON pointers lead into, when there is one: a key of the sources. */
  readonly jsonFile?: string;
}

/** The machine-readable form of an error; `position` only where it stands in a text. */
export interface ErrorJson {
  readonly success: false;
  readonly errorMessage: string;
  readonly error: {
    readonly code: string;
    readonly kind: string;
    readonly message: string;
    readonly pointer: string | null;
    readonly hint: string | null;
    readonly position?: { readonly file: string; readonly line: number; readonly column: number };
  };
}

interface Where {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The error with its code, the line that it is about with carets below, and the hint. `sources` are the texts by the file name
 * that places carry; without the text only the place is named. No line break at the end.
 */
export function formatError(
  error: FrocketError,
  sources: ReadonlyMap<string, string>,
  options: FormatOptions = {},
): string {
  const paint = painter(options.color ?? false);
  const lines = [`${paint.error(`error[${error.code}]`)}: ${paint.strong(printable(error.message))}`];
  const where = whereIs(error, sources, options);
  const source = where === null ? undefined : sources.get(where.file);
  if (where !== null && source !== undefined) {
    lines.push(...picture(where, source, options.width ?? 100, paint));
  } else if (error.place !== undefined) {
    lines.push(`  ${paint.gutter("-->")} ${printable(placeText(error, options))}`);
  }
  if (error.place?.kind === "json" && where !== null && error.place.pointer !== "") {
    lines.push(`  ${paint.gutter("=")} at ${printable(error.place.pointer)}`);
  }
  if (error.hint !== undefined) lines.push(`${paint.hint("hint")}: ${printable(error.hint)}`);
  return lines.join("\n");
}

/** The error as an object with the keys that clients of Funnel Rocket know. */
export function errorToJson(
  error: FrocketError,
  sources: ReadonlyMap<string, string> = new Map(),
): ErrorJson {
  const { place } = error;
  const source = place?.kind === "text" ? sources.get(place.file) : undefined;
  return {
    success: false,
    errorMessage: error.message,
    error: {
      code: error.code,
      kind: error.kind,
      message: error.message,
      pointer: place?.kind === "json" ? place.pointer : null,
      hint: error.hint ?? null,
      ...(place?.kind === "text" && source !== undefined
        ? { position: { file: place.file, ...position(source, place.start) } }
        : {}),
    },
  };
}

function picture(where: Where, source: string, width: number, paint: Painter): string[] {
  const { line } = position(source, where.start);
  const gutterWidth = String(line).length + 4;
  const frame = codeFrame(source, where.start, where.end, Math.max(10, width - gutterWidth));
  const number = String(frame.line);
  const blank = " ".repeat(number.length);
  const carets = " ".repeat(frame.indent) + paint.error("^".repeat(frame.carets));
  return [
    `  ${paint.gutter("-->")} ${printable(where.file)}:${frame.line}:${frame.column}`,
    `${paint.gutter(` ${number} |`)} ${frame.text}`,
    `${paint.gutter(` ${blank} |`)} ${carets}`,
  ];
}

function whereIs(
  error: FrocketError,
  sources: ReadonlyMap<string, string>,
  options: FormatOptions,
): Where | null {
  const { place } = error;
  if (place === undefined) return null;
  if (place.kind === "text") return place;
  const file = options.jsonFile;
  const source = file === undefined ? undefined : sources.get(file);
  if (file === undefined || source === undefined) return null;
  const span = locatePointer(source, place.pointer);
  return span === null ? null : { file, ...span };
}

function placeText(error: FrocketError, options: FormatOptions): string {
  const { place } = error;
  if (place === undefined) return "";
  if (place.kind === "text") return place.file;
  const file = options.jsonFile ?? "query";
  return place.pointer === "" ? file : `${file} at ${place.pointer}`;
}

/** Messages may quote the user's data: line breaks stay, other control characters do not. */
function printable(text: string): string {
  return text.split("\n").map(withoutControls).join("\n");
}

type Paint = (text: string) => string;
interface Painter {
  readonly error: Paint;
  readonly strong: Paint;
  readonly gutter: Paint;
  readonly hint: Paint;
}

function painter(color: boolean): Painter {
  const style =
    (code: string): Paint =>
    (text) =>
      color ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { error: style("1;31"), strong: style("1"), gutter: style("34"), hint: style("1;36") };
}
