import { fail } from "../../../errors/index.js";
import type { PathBase, Paths } from "../../ast.js";
import { checkPaths } from "../../paths-rules.js";
import type { DocumentJson, PathsJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { readExpression } from "./expression.js";
import type { Digits } from "./literal.js";
import { refuseRepeatedNames } from "./output-names.js";
import { readSpan } from "./span.js";

/** The paths of a document. Errors: duplicate-name, missing-clause, clauses-clash, too-many. */
export function readPathTrees(json: DocumentJson["paths"], digits: Digits): Paths[] {
  const list = json ?? [];
  refuseRepeatedNames("paths", "paths", list);
  return list.map((each, i) => readPaths(each, below("", "paths", i), digits));
}

function readPaths(json: PathsJson, pointer: string, digits: Digits): Paths {
  const placed = (key: string) => placeOf(below(pointer, key));
  const { length, within, top } = json;
  const made: Paths = {
    kind: "paths",
    name: json.name ?? null,
    base: readBase(json, pointer, digits),
    length: length === undefined ? null : { value: length, at: placed("length") },
    by: { kind: "column-name", name: json.by, at: placed("by") },
    within: within === undefined ? null : readSpan(within, below(pointer, "within"), digits),
    rows: readRows(json, pointer, digits),
    collapse: json.collapseRepeats ?? false,
    top: top === undefined ? null : { value: top, at: placed("top") },
    at: placeOf(pointer),
  };
  checkPaths(made);
  return made;
}

function readBase(json: PathsJson, pointer: string, digits: Digits): PathBase {
  const { from, to, base, afterDropping } = json;
  refuseBoth(json, "from", "to", pointer);
  for (const key of ["from", "to", "base"] as const) refuseBoth(json, "afterDropping", key, pointer);
  if (afterDropping !== undefined) {
    const place = below(pointer, "afterDropping");
    const named = (value: string | undefined, key: string) =>
      value === undefined ? null : { value, at: placeOf(below(place, key)) };
    return {
      kind: "dropped",
      direction: "next",
      funnel: named(afterDropping.funnel, "funnel"),
      step: named(afterDropping.step, "step"),
      at: placeOf(place),
    };
  }
  const key = to === undefined ? "from" : "to";
  const predicate = to ?? from;
  if (predicate === undefined) {
    const hint = 'say where paths begin: "from", or "to" to look back';
    return fail("missing-clause", { clause: "from", where: "the paths" }, { place: placeOf(pointer), hint });
  }
  const place = below(pointer, key);
  return {
    kind: "rows",
    direction: key === "from" ? "next" : "previous",
    predicate: readExpression(predicate, place, digits),
    choice: base ?? null,
    at: placeOf(place),
  };
}

function readRows(json: PathsJson, pointer: string, digits: Digits): Paths["rows"] {
  const { only, except } = json;
  refuseBoth(json, "only", "except", pointer);
  const kind = except === undefined ? "only" : "except";
  const predicate = except ?? only;
  if (predicate === undefined) return null;
  const place = below(pointer, kind);
  return { kind, predicate: readExpression(predicate, place, digits), at: placeOf(place) };
}

function refuseBoth(json: PathsJson, other: keyof PathsJson, clause: keyof PathsJson, pointer: string): void {
  if (json[other] === undefined || json[clause] === undefined) return;
  fail("clauses-clash", { clause, other }, { place: placeOf(below(pointer, clause)) });
}
