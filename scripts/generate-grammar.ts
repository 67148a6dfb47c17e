/** Writes what is derived from the parser: `src/parser/cst.d.ts` and `grammar/funnel.ebnf`. `--check` only compares. */
import { readFileSync, writeFileSync } from "node:fs";
import { generateCstDts } from "chevrotain";
import { printEbnf } from "../src/parser/ebnf.js";
import { QueryParser } from "../src/parser/grammar.js";

const productions = new QueryParser().getGAstProductions();
const derived = [
  {
    path: "src/parser/cst.d.ts",
    text: `${generateCstDts(productions, { includeVisitorInterface: false })}\n`,
  },
  { path: "grammar/funnel.ebnf", text: printEbnf(productions) },
];

const root = new URL("../", import.meta.url);
for (const { path, text } of derived) {
  const file = new URL(path, root);
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (read(file) !== text) {
    console.error(`${path} is not current: run npx tsx scripts/generate-grammar.ts`);
    process.exitCode = 1;
  }
}

function read(file: URL): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
