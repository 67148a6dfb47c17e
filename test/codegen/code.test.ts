import { expect, test } from "vitest";
import { Code, code, indent, joined, name, TRUE } from "../../src/codegen/code.js";

test("templates take code, lists of code and whole numbers", () => {
  const x = name("x", 3);
  expect(code`${x} = ${[code`a;`, code`b;`]} + ${7};`.text).toBe("x3 = a;\nb; + 7;");
});

test.each([
  ["a string", "alert(1)"],
  ["a list with a string", ["1"]],
  ["a fraction", 1.5],
  ["an object with a text", { text: "evil" }],
  ["null", null],
])("templates refuse %s", (_, piece) => {
  // What the types forbid is also refused at run time.
  expect(() => code`${piece as number}`).toThrow("only code and whole numbers");
});

test.each([
  ["x y", 0],
  ["", 0],
  ["a;", 0],
  ["x", -1],
  ["x", 0.5],
])("names refuse %j %d", (prefix, index) => {
  expect(() => name(prefix, index)).toThrow("bad identifier");
});

test("joined puts parentheses around more than one", () => {
  expect(joined("&&", [], TRUE)).toBe(TRUE);
  expect(joined("||", [name("a", 1)], TRUE).text).toBe("a1");
  expect(joined("||", [name("a", 1), name("a", 2)], TRUE).text).toBe("(a1 || a2)");
});

test("indent follows braces and drops blank lines", () => {
  expect(
    indent(code`if (a) {
        b;

     }`),
  ).toBe("if (a) {\n  b;\n}\n");
  expect(Code.trusted("x").text).toBe("x");
});
