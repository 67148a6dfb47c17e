import { fail } from "../../../errors/index.js";
import type { Definition, ParamDecl, Source } from "../../ast.js";
import type { DocumentJson, SourceJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { readExpression } from "./expression.js";
import { type Digits, readLiteral } from "./literal.js";

/** Which dataset: a text is a registered name. Errors: json-missing-key. */
export function readSource(json: string | SourceJson): Source {
  const at = placeOf("/from");
  const none = { kind: "source", users: null, time: null, unit: null, order: [], at } as const;
  if (typeof json === "string") return { ...none, target: { name: json } };
  const { name, path = "", users = null, time = null, unit = null, order = [] } = json;
  if ((users === null) !== (time === null)) {
    const key = users === null ? "users" : "time";
    fail(
      "json-missing-key",
      { key, where: "a source" },
      { place: at, hint: '"users" and "time" are given together' },
    );
  }
  return { ...none, target: name === undefined ? { path } : { name }, users, time, unit, order };
}

/** Parameters by name; null is no default. Errors: json-wrong-value. */
export function readParams(json: NonNullable<DocumentJson["params"]>, digits: Digits): ParamDecl[] {
  return Object.entries(json).map(([name, value]) => {
    const pointer = below("", "params", name);
    const literal = value === null ? null : readLiteral(value, pointer, digits);
    if (literal?.kind === "param-ref") {
      const details = {
        expected: "a literal as the default of a parameter",
        found: `parameter "${literal.name}"`,
      };
      return fail("json-wrong-value", details, { place: placeOf(pointer) });
    }
    return { kind: "param", name, value: literal, at: placeOf(pointer) };
  });
}

/** Named predicates. */
export function readDefinitions(json: NonNullable<DocumentJson["define"]>, digits: Digits): Definition[] {
  return Object.entries(json).map(([name, predicate]) => {
    const pointer = below("", "define", name);
    return {
      kind: "define",
      name,
      predicate: readExpression(predicate, pointer, digits),
      at: placeOf(pointer),
    };
  });
}
