import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { duckRows } from "./duckdb.js";

/** Sample queries with the original system's answers; absent outside the development tree. */
const casesFolder = join(import.meta.dirname, "../../../shared/cases");
export const haveCases = existsSync(casesFolder);

export interface Meta {
  readonly name: string;
  readonly group: string;
  readonly ts: string;
  readonly nullToken: string;
  readonly dtypes: Readonly<Record<string, string>>;
}

export interface Expected {
  readonly case: string;
  readonly query?: unknown;
  readonly funnel?: unknown;
  readonly error?: string;
  readonly intended?: { readonly query?: unknown; readonly funnel?: unknown };
  readonly ambiguousTop?: readonly { readonly path: string; readonly cut: number }[];
}

export interface Case {
  readonly name: string;
  readonly flags: readonly string[];
  /** The query as it stands in the file, digits and all. */
  readonly text: string;
  readonly expected: Expected;
}

export function readMeta(): Meta {
  return JSON.parse(readFileSync(join(casesFolder, "app.meta.json"), "utf8")) as Meta;
}

export function readCases(): readonly Case[] {
  const lines = (name: string): string[] =>
    readFileSync(join(casesFolder, name), "utf8")
      .split("\n")
      .filter((line) => line !== "");
  const expected = new Map(
    lines("app.expected.jsonl").map((line) => {
      const answer = JSON.parse(line) as Expected;
      return [answer.case, answer] as const;
    }),
  );
  return lines("app.queries.jsonl").map((line) => {
    const { case: name, flags = [] } = JSON.parse(line) as { case: string; flags?: string[] };
    const answer = expected.get(name);
    if (!answer) throw new Error(`no answer for ${name}`);
    return { name, flags, text: queryText(line), expected: answer };
  });
}

/** The text of the member `q`, found by its braces, so that no digit is lost. */
function queryText(line: string): string {
  const start = line.indexOf('"q": ') + 5;
  let depth = 0;
  let quoted = false;
  for (let at = start; at < line.length; at++) {
    const char = line[at];
    if (quoted) {
      if (char === "\\") at++;
      else if (char === '"') quoted = false;
      continue;
    }
    if (char === '"') quoted = true;
    if (depth === 0 && (char === "," || char === "}")) return line.slice(start, at);
    if (char === "{" || char === "[") depth++;
    if ((char === "}" || char === "]") && --depth === 0) return line.slice(start, at + 1);
  }
  throw new Error(`no query in ${line.slice(0, 80)}`);
}

/** Writes the sample data as Parquet files of the original types, users split over `parts` files. */
export async function writeCaseData(directory: string, parts: number): Promise<void> {
  const { dtypes, group, nullToken } = readMeta();
  const types: Readonly<Record<string, string>> = {
    string: "VARCHAR",
    float64: "DOUBLE",
    int64: "BIGINT",
    bool: "BOOLEAN",
  };
  const columns = Object.entries(dtypes).map(([name, type]) => `'${name}': '${types[type]}'`);
  const csv = `read_csv('${join(casesFolder, "app.csv")}', header=true, quote='"', escape='"', delim=',', nullstr='${nullToken}', auto_detect=false, parallel=false, columns={${columns.join(", ")}})`;
  mkdirSync(directory, { recursive: true });
  for (let part = 0; part < parts; part++) {
    const file = join(directory, `part-${part}.parquet`);
    await duckRows(
      `COPY (SELECT * FROM ${csv} WHERE hash("${group}") % ${parts} = ${part}) TO '${file}' (FORMAT parquet)`,
    );
  }
}
