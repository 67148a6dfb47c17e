import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseFunnel } from "../../src/parser/index.js";
import { bind, buildLogical } from "../../src/planner/index.js";
import { interpret, type Row } from "../../src/runtime/interpret/index.js";
import type { AggregateResult, QueryResult } from "../../src/runtime/result.js";
import { eventDataset, eventLog } from "../support/event-log.js";
import { runOverRows } from "../support/run-over-rows.js";
import { parseSemantics, type Question } from "../support/semantics-file.js";

type Evaluator = (query: string, rows: readonly Row[], file: string) => Promise<QueryResult>;

const evaluators: Readonly<Record<string, Evaluator>> = {
  interpreter: async (text, rows, file) => {
    const bound = bind(parseFunnel(text, file), eventDataset(rows.length), {});
    return interpret(buildLogical(bound), rows);
  },
  kernels: (text, rows, file) => {
    const dataset = eventDataset(rows.length);
    return runOverRows({ dataset, rows, query: parseFunnel(text, file) }, { parts: 1, rowGroupSize: 5 });
  },
};

const files = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".ftest"));

describe.each(Object.entries(evaluators))("%s", (_, evaluate) => {
  describe.each(files)("%s", (file) => {
    for (const one of parseSemantics(readFileSync(new URL(file, import.meta.url), "utf8"))) {
      test(`${one.line}: ${one.reason}`, async () => {
        expect(one.questions.length).toBeGreaterThan(0);
        const rows = eventLog(one.log);
        for (const question of one.questions) {
          const result = await evaluate(question.query, rows, file);
          expect(answerTo(question, result, one.log), `${file}:${question.line}`).toBe(question.answer);
        }
      });
    }
  });
});

/** The answer as the file writes it down. */
function answerTo(question: Question, result: QueryResult, log: string): string {
  if (question.kind === "gives") return pairs(result.aggregates[0]).join(" ");
  if (question.kind === "users") {
    const users = keys(result.aggregates[0]).sort();
    expect(users.length).toBe(result.users);
    return users.join(" ") || "none";
  }
  const reached = result.funnels[0]?.steps.map((step) => keys(step.aggregates?.[0])) ?? [];
  expect(reached.map((users) => users.length)).toEqual(result.funnels[0]?.steps.map((step) => step.users));
  const streams = [...log.matchAll(/^([\w-]+):/gm)].map(([, user = ""]) => user);
  return streams.map((user) => `${user}=${reached.filter((users) => users.includes(user)).length}`).join(" ");
}

function pairs(result: AggregateResult | undefined): readonly string[] {
  if (result === undefined) throw new Error("expected an aggregation");
  if (result.value === null || typeof result.value !== "object") return [String(result.value)];
  return result.value.map(([key, value]) => `${key}=${value}`);
}

function keys(result: AggregateResult | undefined): string[] {
  return pairs(result).map((pair) => pair.slice(0, pair.lastIndexOf("=")));
}
