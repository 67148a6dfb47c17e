import { expect, test } from "vitest";
import type { PathBranch, PathsResult } from "../../../src/runtime/paths/result.js";
import { answerOver } from "../../support/log-answers.js";

/** `4: a 3 (b 1, - 2), other 1`; a dash stands for paths that end. */
function branchText({ next, other, ended }: PathBranch): string {
  const parts = next.map((node) => {
    const below = branchText(node);
    return `${node.key} ${node.count}${below === "" ? "" : ` (${below})`}`;
  });
  if (other !== null) parts.push(`other of ${other.keys} ${other.count}`);
  if (ended !== null && ended > 0) parts.push(`- ${ended}`);
  return parts.join(", ");
}

async function pathsOf(log: string, clauses: string): Promise<PathsResult> {
  const [found] = (await answerOver(log, `paths { ${clauses} }`)).paths;
  if (found === undefined) throw new Error("expected paths");
  return found;
}

async function treeOf(log: string, clauses: string): Promise<string> {
  const { root } = await pathsOf(log, clauses);
  return `${root.count}: ${branchText(root)}`;
}

test.each([
  [
    "the rows after the base row, which is no part of the path",
    "u: s@0 a@1 b@2 c@3",
    'from event == "s" next 2',
    "1: a 1 (b 1)",
  ],
  [
    "paths that begin alike are one branch",
    "u: s@0 a@1 b@2\nv: s@0 a@1 c@2\nw: s@0 b@1",
    'from event == "s" next 2',
    "3: a 2 (b 1, c 1), b 1 (- 1)",
  ],
  ["a user who does nothing more", "u: a@0 s@1\nv: a@0", 'from event == "s" next 2', "1: - 1"],
  [
    "the first base row by default, or the last, or each",
    "u: s@0 a@1 s@2 b@3",
    'from event == "s" next 1',
    "1: a 1",
  ],
  ["last", "u: s@0 a@1 s@2 b@3", 'from event == "s" last next 1', "1: b 1"],
  ["each", "u: s@0 a@1 s@2 b@3", 'from event == "s" each next 1', "2: a 1, b 1"],
  [
    "base rows are rows of other paths",
    "u: s@0 s@1 b@2",
    'from event == "s" each next 2',
    "2: b 1 (- 1), s 1 (b 1)",
  ],
  [
    "to looks back from the last base row, nearest row first",
    "u: a@0 b@1 s@2 c@3 s@4",
    'to event == "s" previous 2',
    "1: c 1 (s 1)",
  ],
  ["to the first", "u: a@0 b@1 s@2 c@3 s@4", 'to event == "s" first previous 2', "1: b 1 (a 1)"],
  [
    "rows of one time follow each other as they stand",
    "u: b@0 s@0 a@0",
    'from event == "s" next 1',
    "1: a 1",
  ],
  [
    "null is a value, ranked last among equals",
    "u: s@0 _@1\nv: s@0 a@1",
    'from event == "s" next 1',
    "2: a 1, null 1",
  ],
  ["without next three rows are taken", "u: s@0 a@1 b@2 c@3 d@4", 'from event == "s"', "1: a 1 (b 1 (c 1))"],
])("%s", async (_, log, clauses, expected) => {
  expect(await treeOf(log, `${clauses} by event`)).toBe(expected);
});

test.each([
  ["only", "u: s@0 x@1 a@2 x@3 b@4", 'only event != "x"', "1: a 1 (b 1)"],
  ["except", "u: s@0 x@1 a@2 x@3 b@4", 'except event == "x"', "1: a 1 (b 1)"],
  ["the base row need not be among the rows", "u: s@0 a@1 s@2 b@3", 'except event == "s"', "1: a 1 (b 1)"],
  ["within counts from the base row, its end included", "u: s@0 a@10 b@11", "within 10", "1: a 1 (- 1)"],
  [
    "repeats are left out, of the base row too",
    "u: s@0 s@1 s@2 a@3 a@4 b@5",
    "collapse repeats",
    "1: a 1 (b 1)",
  ],
  [
    "what was left out between does not keep repeats apart",
    "u: s@0 a@1 x@2 a@3 b@4",
    'except event == "x" collapse repeats',
    "1: a 1 (b 1)",
  ],
  ["a value that comes back later is no repeat", "u: s@0 a@1 s@2 a@3", "collapse repeats", "1: a 1 (s 1)"],
])("rows: %s", async (_, log, clauses, expected) => {
  expect(await treeOf(log, `from event == "s" next 2 by event ${clauses}`)).toBe(expected);
});

test("within and repeats when looking back: the row that counts is the one nearest to the base row", async () => {
  expect(await treeOf("u: a@0 a@9 s@12", 'to event == "s" by event within 5 collapse repeats')).toBe(
    "1: a 1 (- 1)",
  );
});

test("top keeps the most frequent values after each node; the rest adds up", async () => {
  const log = "u: s@0 a@1 b@2\nv: s@0 a@1 c@2\nw: s@0 b@1\nx: s@0 c@1\ny: s@0";
  const { root, users } = await pathsOf(log, 'from event == "s" next 2 by event top 1');
  expect(branchText(root)).toBe("a 2 (b 1, other of 1 1), other of 2 2, - 1");
  expect(root.count).toBe(5);
  expect(users).toBe(5);
});

test("each counts rows, and users beside them", async () => {
  const { root, users } = await pathsOf(
    "u: s@0 s@1 s@2\nv: s@0\nw: a@0",
    'from event == "s" each next 1 by event',
  );
  expect([root.count, users]).toEqual([4, 2]);
});

test("values of any type, rows outside the timeframe gone", async () => {
  const answer = await answerOver(
    "u: s@0 a@1(x=1.5) b@2(x=NaN) c@3",
    'timeframe .. 3 paths { from event == "s" by x next 3 }',
  );
  expect(answer.paths.map(({ root }) => branchText(root))).toEqual(["1.5 1 (NaN 1 (- 1))"]);
});

test("after dropping begins at the last chosen row of users who did not convert, as many as the funnel says", async () => {
  const log = `u1: a@0 b@1 x@2 y@3
    u2: a@0 x@1 a@2 z@3
    u3: a@0 b@1 c@2 x@3
    u4: x@0
    u5: a@0 b@5 q@6`;
  const steps = 'funnel f { step a: event == "a" step b: event == "b" step event == "c" }';
  const answer = await answerOver(
    log,
    `${steps} paths { after dropping out next 2 by event } paths at_a { after dropping out of f at a by event } paths at_b { after dropping out of f at b next 1 by event }`,
  );
  const [all, atA, atB] = answer.paths.map(({ root }) => `${root.count}: ${branchText(root)}`);
  // u2's chain is its earliest: the a at 0.
  expect(all).toBe("3: x 2 (a 1, y 1), q 1 (- 1)");
  expect(atA).toBe("1: x 1 (a 1 (z 1))");
  expect(atB).toBe("2: q 1, x 1");
  const users = answer.funnels[0]?.steps.map((step) => step.users) ?? [];
  expect(users).toEqual([4, 3, 1]);
});

test("after dropping follows the funnel's choice of the chain that counts, and its window", async () => {
  const steps = 'step event == "a" step event == "b" window 5';
  const paths = "paths { after dropping out next 1 by event }";
  const log = "u1: a@0 x@1 a@2 y@3 b@9";
  for (const [clause, expected] of [
    ["", "1: x 1"],
    ["chain latest", "1: y 1"],
  ]) {
    const [found] = (await answerOver(log, `funnel { ${steps} ${clause} } ${paths}`)).paths;
    expect(found && `${found.root.count}: ${branchText(found.root)}`).toBe(expected);
  }
});
