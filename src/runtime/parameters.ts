import type { Parameter } from "../codegen/kernel-source.js";
import { assertNever, fail } from "../errors/index.js";
import { member } from "./library.js";
import { regexMatcher } from "./regex.js";
import { foldCase, globMatcher } from "./text.js";

/** Saved sets of user ids, as text, by path. */
export type UserSets = ReadonlyMap<string, ReadonlySet<string>>;

/** The values of a kernel's parameters. Whole numbers that float64 holds exactly become numbers, others stay bigints. */
export function bindParameters(parameters: readonly Parameter[], userSets: UserSets): readonly unknown[] {
  return parameters.map((parameter) => bindParameter(parameter, userSets));
}

function bindParameter(parameter: Parameter, userSets: UserSets): unknown {
  switch (parameter.kind) {
    case "value":
      return typeof parameter.value === "bigint" ? member(parameter.value) : parameter.value;
    case "values":
      return [...new Set(parameter.values.map(member))];
    case "set":
      return new Set(parameter.values.map(member));
    case "folded":
      return foldCase(parameter.text);
    case "regex":
      return regexMatcher(parameter.pattern, parameter.ignoreCase);
    case "glob":
      return globMatcher(parameter.pattern, parameter.ignoreCase);
    case "user-set":
      return (
        userSets.get(parameter.path) ??
        fail("internal-error", { what: `user set ${parameter.path} not loaded` })
      );
    case "text":
      return parameter.text;
    default:
      return assertNever(parameter);
  }
}
