import { fail } from "../../../errors/index.js";
import type { Chosen, Funnel, Step } from "../../ast.js";
import { bareFunnel, bareStep } from "../../bare-chain.js";
import { type ConversionWarning, type Converted, funnelQuery } from "../converted.js";
import { TokenCursor } from "./cursor.js";
import { literal, readExpression } from "./expression.js";
import { type Token, tokensOf } from "./tokens.js";

const MODES = ["strict_order", "strict_deduplication", "strict_increase", "strict_once", "strict"] as const;
type Mode = (typeof MODES)[number];

/**
 * Reads every `windowFunnel(window[, 'mode', ...])(timestamp, condition, ...)` of a ClickHouse text as a funnel; what stands around
 * them is a warning. Errors: `foreign-shape`, `foreign-clause`. Source: ClickHouse's documentation of parametric aggregate functions.
 */
export function readClickHouse(text: string, file: string): Converted {
  const cursor = new TokenCursor(tokensOf(text, file));
  const warnings: ConversionWarning[] = [];
  const funnels: Funnel[] = [];
  const around: Token[] = [];
  while (cursor.next.kind !== "end") {
    if (!cursor.is("windowFunnel")) {
      around.push(cursor.take());
      continue;
    }
    warnings.push(...leftOut(around.splice(0), text, file));
    funnels.push(readFunnel(cursor, warnings));
  }
  warnings.push(...leftOut(around, text, file));
  if (funnels.length === 0) {
    const place = { kind: "text", file, start: 0, end: text.length } as const;
    fail("foreign-shape", { system: "ClickHouse", expected: "windowFunnel(…)(…)", found: "none" }, { place });
  }
  return { query: funnelQuery(funnels), warnings };
}

/** What stands around the calls, as one warning a piece. */
function leftOut(tokens: readonly Token[], text: string, file: string): readonly ConversionWarning[] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return [];
  const place = { kind: "text", file, start: first.start, end: last.end } as const;
  const words = text.slice(first.start, last.end).replaceAll(/\s+/g, " ");
  const short = words.length > 40 ? `${words.slice(0, 39)}…` : words;
  const hint = "conditions on rows: add them to every step";
  return [{ message: `only windowFunnel is read: "${short}" was left out`, place, hint }];
}

function readFunnel(cursor: TokenCursor, warnings: ConversionWarning[]): Funnel {
  const { at } = cursor.take();
  cursor.expect("(");
  const window = literal(cursor);
  if (window.value.type !== "int" || window.value.value < 0n)
    cursor.unexpected("a window in whole units of the timestamp");
  warnings.push({
    message: "the window is in the unit of the time column: ClickHouse counts seconds for DateTime",
    place: window.at,
    hint: "write it with a unit, as in window 1h, if the dataset has another one",
  });
  const modes: Chosen<Mode>[] = [];
  while (cursor.taken(",")) modes.push(readMode(cursor));
  cursor.expect(")");
  cursor.expect("(");
  const time = cursor.next;
  readExpression(cursor);
  warnings.push({
    message: `the time "${time.text}" is that of the dataset here`,
    place: time.at,
    hint: "say it at registration, or with --time",
  });
  const steps: Step[] = [];
  while (cursor.taken(",")) {
    const place = cursor.next.at;
    steps.push(bareStep(null, readExpression(cursor), place));
  }
  if (steps.length === 0) cursor.unexpected("a condition");
  cursor.expect(")");
  return { ...bareFunnel(null, steps, at), window, ...clauses(modes, at, warnings) };
}

function readMode(cursor: TokenCursor): Chosen<Mode> {
  const { kind, text, at } = cursor.take();
  const mode = kind === "text" ? MODES.find((word) => word === text) : undefined;
  if (mode !== undefined) return { value: mode, at };
  if (text === "allow_reentry")
    return cursor.refuse(
      'the mode "allow_reentry"',
      "a row that breaks the order has no second chance here",
      at,
      "leave the mode out",
    );
  return fail(
    "foreign-shape",
    { system: "ClickHouse", expected: MODES.map((word) => `'${word}'`).join(", "), found: `"${text}"` },
    { place: at },
  );
}

/** One mode is a preset; several are the switches that they stand for. */
function clauses(
  modes: readonly Chosen<Mode>[],
  at: Funnel["at"],
  warnings: ConversionWarning[],
): Partial<Pick<Funnel, "preset" | "order" | "ties" | "repeats">> {
  warnings.push({
    message: "windowFunnel and the preset differ in places",
    place: at,
    hint: "see the table of presets in grammar/FUNNELS.md",
  });
  const named = modes.map(({ value, at: place }) => ({
    value: value === "strict" ? "strict_deduplication" : value,
    at: place,
  }));
  const [first] = named;
  if (named.length < 2) {
    const name = first === undefined ? "clickhouse" : `clickhouse ${first.value}`;
    return { preset: { value: name, at: first?.at ?? at } };
  }
  const has = (mode: string) => named.find(({ value }) => value === mode);
  const [order, ties, repeats] = ["strict_order", "strict_increase", "strict_deduplication"].map(has);
  return {
    preset: { value: "clickhouse", at },
    ...(order === undefined ? {} : { order: { value: "contiguous", at: order.at } }),
    ...(ties === undefined ? {} : { ties: { value: "strict", at: ties.at } }),
    ...(repeats === undefined ? {} : { repeats: { value: "break", at: repeats.at } }),
  };
}
