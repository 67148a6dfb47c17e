import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseFunnel } from "../../src/parser/index.js";
import type { DatasetInfo } from "../../src/planner/catalog.js";
import { bind, buildLogical } from "../../src/planner/index.js";
import { interpret, type Row } from "../../src/runtime/interpret/index.js";
import type { QueryResult } from "../../src/runtime/result.js";
import { eventDataset, eventLog } from "../support/event-log.js";
import { runOverRows } from "../support/run-over-rows.js";
import { isPerStream, streamAnswer, wholeAnswer } from "../support/semantics-answer.js";
import { parseSemantics, type Question, type SemanticsCase } from "../support/semantics-file.js";

type Evaluator = (query: string, rows: readonly Row[], dataset: DatasetInfo) => Promise<QueryResult>;

const evaluators: Readonly<Record<string, Evaluator>> = {
  interpreter: async (text, rows, dataset) => {
    const bound = bind(parseFunnel(text, "case.funnel"), dataset, {});
    return interpret(buildLogical(bound), rows, { timeUnit: dataset.timeUnit });
  },
  kernels: (text, rows, dataset) => {
    const query = parseFunnel(text, "case.funnel");
    return runOverRows({ dataset, rows, query }, { parts: 1, rowGroupSize: 5 });
  },
};

const files = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".ftest"));

describe.each(Object.entries(evaluators))("%s", (_, evaluate) => {
  describe.each(files)("%s", (file) => {
    for (const one of parseSemantics(readFileSync(new URL(file, import.meta.url), "utf8"))) {
      test(`${one.line}: ${one.reason}`, async () => {
        expect(one.questions.length).toBeGreaterThan(0);
        for (const question of one.questions) {
          expect(await answerTo(question, one, evaluate), `${file}:${question.line}`).toBe(question.answer);
        }
      });
    }
  });
});

/** The answer as the file writes it down. */
async function answerTo(question: Question, one: SemanticsCase, evaluate: Evaluator): Promise<string> {
  const rows = eventLog(one.log);
  const { kind, query } = question;
  const dataset = { ...eventDataset(rows.length), timeUnit: one.unit, timeRange: timeRange(one, rows) };
  if (!isPerStream(kind)) return wholeAnswer(kind, await evaluate(query, rows, dataset));
  const streams = [...one.log.matchAll(/^([\w-]+):/gm)].map(([, user = ""]) => user);
  const answers = streams.map(async (user) => {
    const own = rows.filter((row) => row.user === user);
    return `${user}=${streamAnswer(kind, await evaluate(query, own, dataset))}`;
  });
  return (await Promise.all(answers)).join(" ");
}

function timeRange({ end }: SemanticsCase, rows: readonly Row[]): DatasetInfo["timeRange"] {
  const times = rows.map((row) => Number(row.time)).sort((a, b) => a - b);
  const last = times.at(-1);
  if (last === undefined) return null;
  return { min: BigInt(times[0] ?? 0), max: end ?? BigInt(last) };
}
