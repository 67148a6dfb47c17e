import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Paths from the root for our own files, package names otherwise. */
  readonly imports: readonly string[];
}

const files = ["src", "cli"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => load(join(folder, name))),
);

function load(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
  const imports = found.map((target) =>
    target.startsWith(".") ? normalize(join(dirname(path), target)).replace(/\.js$/, ".ts") : target,
  );
  return { path, text, imports };
}

/** Phases in order: a file may import from its own and from earlier ones. */
const order = ["base", "parser", "planner", "codegen", "storage", "runtime", "catalog", "prep", "api", "cli"];

function phaseOf(path: string): string {
  if (path.startsWith("cli/")) return "cli";
  const [, folder = ""] = path.split("/");
  if (folder === "index.ts") return "api";
  return order.includes(folder) ? folder : "base";
}

test("imports go one way through the phases", () => {
  const wrong = files.flatMap(({ path, imports }) =>
    imports
      .filter((target) => target.startsWith("src/") || target.startsWith("cli/"))
      .filter((target) => order.indexOf(phaseOf(target)) > order.indexOf(phaseOf(path)))
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("the oracle shares nothing with what it checks", () => {
  const wrong = files
    .filter(({ path }) => path.startsWith("src/runtime/interpret/"))
    .flatMap(({ path, imports }) =>
      imports
        .filter((target) => /src\/(codegen|planner\/(rules|physical|pruning))\//.test(target))
        .map((target) => `${path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

/** Each package has one home (folders from the root). */
const homes: Readonly<Record<string, readonly string[]>> = {
  chevrotain: ["src/parser/"],
  "parquet-wasm": ["src/runtime/"],
  hyparquet: ["src/runtime/parquet/"],
  hysnappy: ["src/runtime/parquet/"],
  "@bokuweb/zstd-wasm": ["src/runtime/parquet/"],
  "apache-arrow": ["src/runtime/", "src/prep/"],
  "typed-function": ["src/planner/functions/"],
  commander: ["cli/"],
  ajv: ["src/parser/json/"],
  re2js: ["src/runtime/", "src/planner/"],
};

test("each package is used in its home only", () => {
  const packages = Object.keys(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).dependencies);
  expect(packages.filter((name: string) => !(name in homes))).toEqual([]);
  const wrong = files.flatMap(({ path, imports }) =>
    imports
      .filter((target) => target in homes)
      .filter((target) => !homes[target]?.some((home) => path.startsWith(home)))
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("planner and codegen do no I/O", () => {
  const wrong = files
    .filter(({ path }) => /^src\/(planner|codegen)\//.test(path))
    .flatMap(({ path, imports }) =>
      imports
        .filter((target) => /^node:(?!crypto)/.test(target))
        .map((target) => `${path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test("functions are made from text in one place", () => {
  const makers = files.filter(({ text }) => /new Function\(|[^.\w]eval\(/.test(text)).map(({ path }) => path);
  expect(makers).toEqual(["src/runtime/compile.ts"]);
});

test("files are short and named by their idea", () => {
  const long = files.filter(({ text }) => text.split("\n").length > 251).map(({ path }) => path);
  expect(long).toEqual([]);
  const vague = files
    .filter(({ path }) => /(utils?|helpers?|common|misc)\.ts$/.test(path))
    .map(({ path }) => path);
  expect(vague).toEqual([]);
  const style = files
    .filter(({ path }) => !/^[a-z0-9/-]+(\.d)?\.ts$/.test(relative("", path)))
    .map(({ path }) => path);
  expect(style).toEqual([]);
});

test("nothing imports in a circle", () => {
  const graph = new Map(files.map(({ path, imports }) => [path, imports]));
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      circles.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    state.set(path, "open");
    for (const target of graph.get(path) ?? []) if (graph.has(target)) visit(target, [...trail, path]);
    state.set(path, "done");
  };
  for (const path of graph.keys()) visit(path, []);
  expect(circles.filter((circle) => !allowedCircle(circle))).toEqual([]);
});

/** Expressions are recursive: an operator's file may call the registry that lists it. */
function allowedCircle(circle: string): boolean {
  const folders = new Set(circle.split(" -> ").map((path) => path.split("/").slice(0, 3).join("/")));
  return folders.size === 1;
}
