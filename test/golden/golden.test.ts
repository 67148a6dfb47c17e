import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Compiled, compile, run } from "../../src/index.js";
import { parseFunnel } from "../../src/parser/index.js";
import { printLogical, printPhysical } from "../../src/planner/index.js";
import { kernelText } from "../../src/runtime/kernel-text.js";
import { expectGolden } from "../support/golden.js";
import { makeRetail } from "../support/retail.js";
import { temporaryDirectory } from "../support/parquet-files.js";

const examples = join(import.meta.dirname, "../../grammar/examples");
const files = readdirSync(examples).filter((name) => name.endsWith(".funnel"));
const directory = temporaryDirectory();

beforeAll(() => makeRetail(directory));

test("there are goldens for at least 40 queries", () => {
  expect(files.length).toBeGreaterThanOrEqual(40);
});

describe.each(files)("%s", (file) => {
  const path = join(examples, file);
  const text = readFileSync(path, "utf8");
  const golden = (name: string): string => join(import.meta.dirname, basename(file, ".funnel"), name);
  const options = {
    dataset: "retail",
    home: directory,
    file: path,
    threads: 1,
  };

  test("AST", () => {
    expectGolden(golden("ast.json"), withoutPlaces(parseFunnel(text, file)));
  });

  test("plans and kernel", async () => {
    const compiled = await compile(text, options);
    expectGolden(golden("logical.txt"), anywhere(logicalText(compiled)));
    expectGolden(golden("physical.txt"), anywhere(`${printPhysical(compiled.physical)}\n`));
    expectGolden(golden("kernel.js"), anywhere(kernelText(compiled.physical)));
  });

  test("result", async () => {
    const { result } = await run(text, options);
    expectGolden(golden("result.json"), plainJson(result));
  });
});

/** A plan that names a file of the examples holds its absolute path, and its hash depends on it. */
function anywhere(text: string): string {
  return text.includes("vip.csv")
    ? text.replaceAll(examples, "grammar/examples").replace(/^plan [0-9a-f]+/m, "plan (hash)")
    : text;
}

function logicalText({ logical, trace }: Compiled): string {
  const after = trace.map(({ rule, plan }) => `-- after ${rule}\n${printLogical(plan)}`);
  return `${[printLogical(logical), ...after].join("\n")}\n`;
}

function withoutPlaces(data: unknown): string {
  return plainJson(data, (key) => key === "at");
}

function plainJson(data: unknown, leaveOut: (key: string) => boolean = () => false): string {
  const replace = (key: string, value: unknown): unknown => {
    if (leaveOut(key)) return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  };
  return `${JSON.stringify(data, replace, 1)}\n`;
}
