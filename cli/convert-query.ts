import { codeFrame } from "../src/errors/code-frame.js";
import type { ConversionWarning, DialectName } from "../src/parser/dialects/index.js";
import { dialects } from "../src/parser/dialects/index.js";
import { printQuery } from "../src/parser/index.js";
import { toJson } from "../src/parser/json/index.js";
import type { Context } from "./context.js";
import type { QueryInput } from "./query-input.js";

/** How a query is converted. */
export interface ConvertRequest {
  readonly from: DialectName;
  readonly to: "funnel" | "json";
  readonly eventColumn: string;
}

/** Prints the query to standard output, and warnings with their places to standard error; with --json both as one document. */
export function convertQuery(input: QueryInput, request: ConvertRequest, context: Context): void {
  const { query, warnings } = dialects[request.from](input.text, input.file, {
    eventColumn: request.eventColumn,
  });
  const text = request.to === "json" ? toJson(query) : printQuery(query);
  if (context.json) {
    const listed = warnings.map(({ message, place, hint }) => ({
      message,
      ...placeJson(place),
      ...(hint === null ? {} : { hint }),
    }));
    context.print(JSON.stringify({ success: true, query: text, warnings: listed }, null, 2));
    return;
  }
  context.io.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  for (const warning of warnings) context.note(warningLine(warning, input));
}

function warningLine({ message, place, hint }: ConversionWarning, { file, text }: QueryInput): string {
  const at = place.kind === "json" ? `${file}${place.pointer}` : linePlace(place, text);
  return `warning: ${message} (${at})${hint === null ? "" : `; ${hint}`}`;
}

function linePlace(place: Extract<ConversionWarning["place"], { kind: "text" }>, text: string): string {
  const { line, column } = codeFrame(text, place.start, place.end, 80);
  return `${place.file}:${line}:${column}`;
}

function placeJson(place: ConversionWarning["place"]): object {
  return place.kind === "json" ? { pointer: place.pointer } : { start: place.start, end: place.end };
}
