import { describe, expect, it } from "vitest";
import { cli } from "../support/cli.js";

describe("arguments", () => {
  it("prints version and help with exit code 0", async () => {
    const version = await cli(["--version"]);
    expect(version.code).toBe(0);
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = await cli(["--help"]);
    expect(help.code).toBe(0);
    for (const name of ["run", "explain", "check", "fmt", "compile", "import", "register", "info", "demo"]) {
      expect(help.out).toMatch(new RegExp(`^  ${name} +\\S`, "m"));
    }
    const nothing = await cli([]);
    expect([nothing.code, nothing.out]).toEqual([2, ""]);
    expect(nothing.err).toContain("Usage: frocket");
  });

  it.each([
    "run",
    "explain",
    "check",
    "fmt",
    "compile",
    "import",
    "register",
    "list",
    "info",
    "unregister",
    "config",
    "demo",
  ])("%s has help of its own", async (name) => {
    const { code, out, err } = await cli([name, "--help"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(`Usage: frocket ${name}`);
  });

  it.each([
    [["runn"], 'unknown command "runn"', "did you mean run?"],
    [["run", "--jsno"], 'unknown option "--jsno"', "did you mean --json?"],
    [["q.funnel"], 'unknown command "q.funnel"', "frocket run q.funnel"],
    [["info"], 'missing required argument "name"', "frocket --help"],
    [["run", "a", "b"], 'too many arguments for "run"', "quote a pattern"],
    [["run"], "run expects one query", 'frocket run -e ""'],
    [["run", "a.funnel", "-e", ""], "run expects one query", "not both"],
    [["run", "-e", "", "--threads", "0"], "expected a whole number from 1", "frocket --help"],
    [["run", "-e", "", "--param", "x"], "expected NAME=VALUE", "frocket --help"],
    [["run", "-e", "", "--time-unit", "h"], "allowed choices are s, ms, us, ns", "frocket --help"],
    [["run", "-e", "", "--users", "u", "-d", "x"], "users is given without data", "registration"],
    [["run", "-e", "", "--data", "a", "-d", "x"], "found both", ""],
    [["run", "-e", "", "-d", "x", "--users-out", "u.txt"], 'ends in .csv or .parquet, found "u.txt"', ""],
    [["run", "-e", ""], "does not say which dataset", "frocket list"],
    [["run", "nowhere.funnel"], 'no file "nowhere.funnel"', "-e"],
    [["run", "src"], 'query file "src" cannot be read: it is a folder', ""],
    [["fmt", "--write", "--check", "x"], "--write or --check, found both", ""],
    [["fmt", "--write", "-"], "--write expects files", ""],
    [
      ["import", "x.csv", "--users", "u", "--time", "t"],
      'required option "--out <folder>"',
      "frocket --help",
    ],
  ])("%j is wrong input", async (args, message, hint) => {
    const { code, out, err } = await cli(args, { env: { FROCKET_HOME: "/nonexistent/frocket" } });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^error\[[a-z-]+\]: /);
    expect(err).toContain(message);
    if (hint !== "") expect(err).toContain(`hint: `);
    expect(err).toContain(hint);
    expect(err).not.toContain("    at ");
  });

  it("gives errors as JSON on standard output with --json, those of arguments too", async () => {
    const { code, out, err } = await cli(["run", "--jso", "--json"]);
    expect([code, err]).toEqual([2, ""]);
    expect(JSON.parse(out)).toEqual({
      success: false,
      errorMessage: 'unknown option "--jso"',
      error: {
        code: "bad-arguments",
        kind: "INVALID_ARGUMENTS",
        message: 'unknown option "--jso"',
        pointer: null,
        hint: "did you mean --json?",
      },
    });
  });

  it("shows settings with their origin, and refuses wrong ones", async () => {
    const env = { FROCKET_HOME: " /srv/somewhere ", FROCKET_VALIDATION_SAMPLE_RATIO: "" };
    const { code, out } = await cli(["config"], { env });
    expect(code).toBe(0);
    expect(out).toContain("FROCKET_HOME=/srv/somewhere\n");
    expect(out).toContain("FROCKET_VALIDATION_SAMPLE_RATIO=0.1 (default)\n");
    const wrong = await cli(["config"], { env: { FROCKET_THREADS: "two" } });
    expect([wrong.code, wrong.err]).toEqual([
      2,
      'error[bad-setting]: setting FROCKET_THREADS should be a whole number from 1, found "two"\nhint: see frocket config\n',
    ]);
  });
});
