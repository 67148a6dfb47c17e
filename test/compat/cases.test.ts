import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { FrocketError, run } from "../../src/index.js";
import { type Case, type Expected, haveCases, readCases, readMeta, writeCaseData } from "../support/cases.js";
import { followedAnswer } from "../support/followed.js";
import { temporaryDirectory } from "../support/parquet-files.js";

const directory = temporaryDirectory();
const cases = haveCases ? readCases() : [];

/** Cases that the original refuses and COMPAT.md part A allows: what they use. */
const allowedHere: Readonly<Record<string, string>> = {
  "app/invalid.SCHEMA/022": "regex",
  "app/invalid.SCHEMA/052": "names of steps",
  "app/invalid.SCHEMA/058": "a list of columns",
  "app/invalid.TYPE_MISMATCH/001": "order of strings",
  "app/invalid.TYPE_MISMATCH/002": "order of strings",
  "app/invalid.TYPE_MISMATCH/003": "order of strings",
  "app/invalid.TYPE_MISMATCH/004": "order of strings",
  "app/invalid.TYPE_MISMATCH/005": "order of strings",
  "app/invalid.TYPE_MISMATCH/006": "order of strings",
  "app/invalid.TYPE_MISMATCH/023": "order of an int and a fraction",
  "app/invalid.TYPE_MISMATCH/024": "order of an int and a fraction",
  "app/invalid.TYPE_MISMATCH/027": "5.0 is 5",
  "app/invalid.TYPE_MISMATCH/040": "order of strings",
  "app/invalid.UNEXPECTED/014": "1.0 is 1",
};

/** What the original ignores: its answers say nothing, the definition does. */
const isIgnoredThere = (flags: readonly string[]): boolean =>
  flags.some((flag) => flag.startsWith("orig-ignores:"));

describe.skipIf(!haveCases).each([1, 3])(
  "answers of Funnel Rocket over %i parts (skipped without its cases)",
  (parts) => {
    const data = join(directory, String(parts));
    beforeAll(() => writeCaseData(data, parts));

    test.each(cases.map((item) => [item.name, item] as const))("%s", async (_, item) => {
      const { group, ts } = readMeta();
      const outcome = await answerOf(item, {
        data: join(data, "*.parquet"),
        users: group,
        time: ts,
        threads: 1,
      });
      const { expected, flags } = item;
      if (item.name in allowedHere) expect(outcome).toMatchObject({ success: true });
      else if (flags.includes("orig-quirk:name-case")) expect(outcome).toMatchObject({ kind: "SCHEMA" });
      else if (isIgnoredThere(flags))
        sameAnswer(outcome, await followedAnswer(item.text, join(data, "*.parquet"), { group, ts }), []);
      else if (expected.intended) sameAnswer(outcome, expected.intended, expected.ambiguousTop ?? []);
      else if (expected.error !== undefined) expect(outcome).toMatchObject(errorsFor(item));
      else sameAnswer(outcome, expected, expected.ambiguousTop ?? []);
    });
  },
);

/** Kinds of errors agree, but for what COMPAT.md part A decides otherwise. */
function errorsFor({ expected, flags }: Case): object {
  return { kind: flags.includes("orig-quirk:unexpected-kind") ? "SCHEMA" : expected.error };
}

async function answerOf(
  { text }: Case,
  options: Parameters<typeof run>[1],
): Promise<
  { readonly error: string; readonly kind: string } | { readonly query: unknown; readonly funnel?: unknown }
> {
  try {
    return JSON.parse((await run(text, options)).toJson());
  } catch (error) {
    if (!(error instanceof FrocketError)) throw error;
    return { error: error.code, kind: error.kind };
  }
}

interface Aggregation {
  readonly column: string;
  readonly type: string;
  readonly value: unknown;
  readonly top: number | null;
  readonly name: string | null;
}

function sameAnswer(
  actual: unknown,
  expected: Pick<Expected, "query" | "funnel">,
  ambiguous: NonNullable<Expected["ambiguousTop"]>,
): void {
  const compare = (ours: unknown, theirs: unknown, path: string): void => {
    if (Array.isArray(theirs)) {
      expect(ours, path).toHaveLength(theirs.length);
      theirs.forEach((item, at) => {
        compare((ours as unknown[])[at], item, `${path}.${at}`);
      });
    } else if (isAggregation(theirs)) sameAggregation(ours as Aggregation, theirs, path);
    else if (typeof theirs === "object" && theirs !== null)
      for (const [key, value] of Object.entries(theirs))
        compare(
          (ours as Record<string, unknown> | undefined)?.[key],
          value,
          path === "" ? key : `${path}.${key}`,
        );
    else expect(ours ?? null, path).toEqual(theirs);
  };

  const sameAggregation = (ours: Aggregation, theirs: Aggregation, path: string): void => {
    const { value: ourValue, ...ourEcho } = ours;
    const { value: theirValue, ...theirEcho } = theirs;
    expect(ourEcho, path).toMatchObject(theirEcho);
    const tie = ambiguous.find((item) => item.path === path) ?? lowestOfFull(theirs);
    if (typeof theirValue !== "object" || theirValue === null) {
      sameNumber(ourValue, theirValue, path);
      return;
    }
    const mine = new Map(Object.entries(ourValue as Record<string, number>));
    // -0.0 and 0.0 are one key, and a mean of nulls is null: the original writes what came first, and NaN.
    const wanted = Object.entries(theirValue as Record<string, number | string>).map(
      ([key, value]) => [key === "-0.0" ? "0.0" : key, value === "NaN" ? null : value] as const,
    );
    expect(mine.size, path).toBe(wanted.length);
    for (const [key, value] of wanted) {
      if (tie && value === tie.cut) continue;
      sameNumber(mine.get(key), value, `${path}.${key}`);
      mine.delete(key);
    }
    if (tie) for (const [key, value] of mine) sameNumber(value, tie.cut, `${path}.${key}`);
  };
  compare(actual, expected.query === undefined ? {} : { query: expected.query }, "");
  if (expected.funnel !== undefined) compare(actual, { funnel: expected.funnel }, "");
}

/** Where a map is cut at `top`, which of the keys with the lowest value stay is not specified. */
function lowestOfFull({ value, top }: Aggregation): { readonly cut: number } | undefined {
  const values = typeof value === "object" && value !== null ? Object.values<number>({ ...value }) : [];
  return top !== null && values.length === top ? { cut: Math.min(...values) } : undefined;
}

function isAggregation(value: unknown): value is Aggregation {
  return (
    typeof value === "object" && value !== null && "column" in value && "type" in value && "value" in value
  );
}

/** Floats agree as far as summation order lets them. */
function sameNumber(ours: unknown, theirs: unknown, path: string): void {
  if (typeof theirs !== "number" || Number.isInteger(theirs)) expect(ours ?? null, path).toEqual(theirs);
  else
    expect(Math.abs((ours as number) - theirs), path).toBeLessThanOrEqual(
      1e-12 * Math.max(1, Math.abs(theirs)),
    );
}
