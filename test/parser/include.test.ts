import { describe, expect, it } from "vitest";
import { FrocketError } from "../../src/errors/index.js";
import { parseFunnel, resolveIncludes } from "../../src/parser/index.js";

/** Resolves `main` in a folder of texts; the paths that were read come with it. */
async function resolve(texts: Record<string, string>) {
  const read: string[] = [];
  const query = await resolveIncludes(
    parseFunnel(texts.main ?? "", "q/main.funnel"),
    "q/main.funnel",
    async (path) => {
      read.push(path);
      return texts[path] ?? Promise.reject(new Error("no such file"));
    },
  );
  const names = [...query.params, ...query.defines].map((each) => each.name);
  return { names, read, includes: query.includes };
}

async function refusal(texts: Record<string, string>): Promise<string> {
  try {
    await resolve(texts);
  } catch (error) {
    if (!(error instanceof FrocketError)) throw error;
    const file = error.place?.kind === "text" ? error.place.file : "";
    return `${file} ${error.code}: ${error.message}`;
  }
  return "none";
}

describe("includes", () => {
  it("put definitions and params of other files first, with paths relative to each file", async () => {
    const found = await resolve({
      main: 'include "../lib/a.funnel" define own = x',
      "lib/a.funnel": 'include "b.funnel" param p = 1 define a = b',
      "lib/b.funnel": "define b = y == 1 // deep",
    });
    expect(found).toEqual({
      names: ["p", "b", "a", "own"],
      read: ["lib/a.funnel", "lib/b.funnel"],
      includes: [],
    });
  });

  it("read a file once that is reached twice", async () => {
    const found = await resolve({
      main: 'include "a" include "./b"',
      "q/a": 'include "b" define a = x',
      "q/b": "define b = x",
    });
    expect(found.names).toEqual(["b", "a"]);
    expect(found.read).toEqual(["q/a", "q/b"]);
  });

  it("read nothing when there are none", async () => {
    expect((await resolve({ main: "define a = x" })).read).toEqual([]);
  });

  it.each([
    [
      { main: 'include "a"' },
      'q/main.funnel include-unreadable: cannot read the included file "a": no such file',
    ],
    [
      { main: 'include "a"', "q/a": 'include "a"' },
      'q/a include-cycle: "a" includes itself, directly or through another file',
    ],
    [
      { main: 'include "main.funnel"' },
      'q/main.funnel include-cycle: "main.funnel" includes itself, directly or through another file',
    ],
    [
      { main: 'include "a"', "q/a": "define a = x where any(a)" },
      'q/a include-not-definitions: expected only definitions and params in the included file "a", found "where"',
    ],
    [
      { main: 'include "a" define a = x', "q/a": "define a = y" },
      'q/main.funnel duplicate-name: the definition "a" is there twice',
    ],
    [
      { main: 'include "a"', "q/a": "define a =" },
      "q/a syntax-error: expected a column or a value, found the end of the text",
    ],
  ])("%j is refused", async (texts, expected) => {
    expect(await refusal(texts as Record<string, string>)).toBe(expected);
  });
});
