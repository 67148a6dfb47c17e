import { fail } from "../../../errors/index.js";
import type { Bracket, CalendarClause, Retention } from "../../ast.js";
import { checkRetention } from "../../retention-rules.js";
import type { CalendarJson, DocumentJson, RetentionJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { readExpression } from "./expression.js";
import type { Digits } from "./literal.js";
import { refuseRepeatedNames } from "./output-names.js";
import { readSpan } from "./span.js";

/** The retentions of a document. Errors: duplicate-name, clauses-clash, top-without-by, too-many, bad-brackets. */
export function readRetentions(json: DocumentJson["retentions"], digits: Digits): Retention[] {
  const list = json ?? [];
  refuseRepeatedNames("retention", "retentions", list);
  return list.map((each, i) => readRetention(each, below("", "retentions", i), digits));
}

function readRetention(json: RetentionJson, pointer: string, digits: Digits): Retention {
  const at = placeOf(pointer);
  const placed = (key: string) => placeOf(below(pointer, key));
  const { buckets, kind, brackets, cohort, by, top } = json;
  refuseBoth(json, "per", "every", pointer);
  refuseBoth(json, "kind", "brackets", pointer);
  if (top !== undefined && by === undefined) fail("top-without-by", {}, { place: placed("top") });
  const made: Retention = {
    kind: "retention",
    name: json.name ?? null,
    start: readExpression(json.start, below(pointer, "start"), digits),
    comeback:
      json.return === undefined ? null : readExpression(json.return, below(pointer, "return"), digits),
    period: readPeriod(json, pointer, digits),
    buckets: buckets === undefined ? null : { value: buckets, at: placed("buckets") },
    mode:
      brackets !== undefined
        ? {
            value: { brackets: brackets.map((each, i) => readBracket(each, below(pointer, "brackets", i))) },
            at: placed("brackets"),
          }
        : kind === undefined
          ? null
          : { value: kind, at: placed("kind") },
    cohort:
      cohort === undefined
        ? null
        : {
            of: cohort.of ?? null,
            per: cohort.per === undefined ? null : readCalendar(cohort.per, below(pointer, "cohort", "per")),
            at: placed("cohort"),
          },
    by:
      by === undefined
        ? null
        : {
            column: { kind: "column-name", name: by, at: placed("by") },
            top: top ?? null,
            at: placed("by"),
          },
    at,
  };
  checkRetention(made);
  return made;
}

function readPeriod({ per, every }: RetentionJson, pointer: string, digits: Digits): Retention["period"] {
  if (per !== undefined) return readCalendar(per, below(pointer, "per"));
  if (every === undefined) return null;
  const place = below(pointer, "every");
  return { kind: "every", span: readSpan(every, place, digits), at: placeOf(place) };
}

function readCalendar(json: CalendarJson, pointer: string): CalendarClause {
  const { bucket, zone = null } = typeof json === "string" ? { bucket: json } : json;
  return { kind: "calendar", bucket, zone, at: placeOf(pointer) };
}

function readBracket([from, to]: readonly [number, number | null], pointer: string): Bracket {
  return { from, to, at: placeOf(pointer) };
}

function refuseBoth(
  json: RetentionJson,
  other: keyof RetentionJson,
  clause: keyof RetentionJson,
  pointer: string,
): void {
  if (json[other] === undefined || json[clause] === undefined) return;
  fail("clauses-clash", { clause, other }, { place: placeOf(below(pointer, clause)) });
}
