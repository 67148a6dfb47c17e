import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { parseFunnel } from "../../../src/parser/index.js";
import { bind, buildLogical, optimize, printLogical } from "../../../src/planner/index.js";
import { foldConstants } from "../../../src/planner/rules/fold-constants.js";
import { rules } from "../../../src/planner/rules/index.js";
import { retail } from "../retail.js";

/**
 * Each paragraph of rules.txt: `rule: query`, then the lines of the plan that the rule takes away (`-`) and puts in
 * (`+`), or `unchanged`. Constants are folded before the other rules.
 */
const paragraphs = readFileSync(join(import.meta.dirname, "rules.txt"), "utf8")
  .trimEnd()
  .split("\n\n");
const dataset = retail({ order: ["itemid"] });
const logical = (text: string) => buildLogical(bind(parseFunnel(text, "q.funnel"), dataset));

test.each(paragraphs.map((paragraph) => paragraph.split("\n")))("%s", (title = "", ...expected) => {
  const [name = "", ...text] = title.split(": ");
  const rule = rules.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`no rule "${name}"`);
  const plain = logical(text.join(": "));
  const before = rule === foldConstants ? plain : optimize(plain, dataset, [foldConstants]).plan;
  const { plan, trace } = optimize(before, dataset, [rule]);
  expect(changedLines(printLogical(before), printLogical(plan))).toEqual(expected);
  expect(trace.map((step) => step.rule)).toEqual(expected[0] === "unchanged" ? [] : [name]);
  expect(optimize(plan, dataset, [rule]).trace, "a second run changes nothing").toEqual([]);
});

function changedLines(before: string, after: string): readonly string[] {
  const [old, fresh] = [before.split("\n"), after.split("\n")].map((lines) =>
    lines.map((line) => line.trim()),
  );
  const gone = (old ?? []).filter((line) => !fresh?.includes(line)).map((line) => `- ${line}`);
  const added = (fresh ?? []).filter((line) => !old?.includes(line)).map((line) => `+ ${line}`);
  return gone.length + added.length === 0 ? ["unchanged"] : [...gone, ...added];
}

test("every rule is in the table, changing something", () => {
  const covered = new Set(
    paragraphs.filter((text) => !text.endsWith("unchanged")).map((text) => text.split(": ")[0]),
  );
  expect(rules.map((rule) => rule.name).filter((name) => !covered.has(name))).toEqual([]);
});

test("a rule that changes the shape of the answer fails by its name", () => {
  const plan = logical("aggregate { count by event }");
  const drop = { name: "drop-outputs", apply: (before: typeof plan) => ({ ...before, outputs: [] }) };
  try {
    optimize(plan, dataset, [drop]);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(FrocketError);
    expect(error).toMatchObject({
      code: "internal-error",
      message: 'internal error: rule "drop-outputs" changed the shape of the answer',
    });
  }
});

test("the trace holds the plan after each rule that changed it", () => {
  const { plan, trace } = optimize(
    logical("where count(member) >= 1 aggregate { sum(price) by device }"),
    dataset,
  );
  expect(trace.map((step) => step.rule)).toEqual([
    "fold-constants",
    "require-matches",
    "drop-unused-order",
    "prune-columns",
    "defer-columns",
  ]);
  expect(trace.at(-1)?.plan).toBe(plan);
  expect(printLogical(plan)).toBe(
    `query
  aggregate
    sum(price) by device top 10
  select any(member)
    group by visitorid order by timestamp
      scan "retail" columns visitorid, member
        deferred price, device
        requires member`,
  );
});
