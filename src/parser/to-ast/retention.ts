import type { IToken } from "chevrotain";
import { fail } from "../../errors/index.js";
import type { Bracket, CalendarClause, Retention } from "../ast.js";
import type {
  ByTopCstNode,
  CalendarCstNode,
  CohortCstNode,
  ModeCstNode,
  PeriodsCstNode,
  RetentionCstNode,
} from "../cst.js";
import { checkRetention } from "../retention-rules.js";
import { chosen, mapped, once, picker, span } from "./chain.js";
import { predicate } from "./expression.js";
import { nodePlace, type Origin, tokenPlace } from "./place.js";
import { columnName, nameText, only, positiveCount, stringText } from "./value.js";

/** A retention. Errors: missing-clause, duplicate-clause, clauses-clash, bad-count, and those of `checkRetention`. */
export function retention(node: RetentionCstNode, origin: Origin): Retention {
  const { Name, retentionItem: items = [], Retention: keyword } = node.children;
  const one = picker(items, origin);
  const start = one((each) => each.start, "start");
  if (start === null) {
    const hint = 'say from what on returns are counted: start event == "signup"';
    const place = tokenPlace(origin, only(keyword));
    return fail("missing-clause", { clause: "start", where: "the retention" }, { place, hint });
  }
  const made: Retention = {
    kind: "retention",
    name: Name === undefined ? null : nameText(only(Name)),
    start: predicate(only(start.children.predicate), origin),
    comeback: mapped(
      one((each) => each.comeback, "return"),
      (each) => predicate(only(each.children.predicate), origin),
    ),
    period: period(items, origin),
    buckets: mapped(
      one((each) => each.buckets, "buckets"),
      (each) => chosen(positiveCount(only(each.children.Number), BUCKETS, origin), each, origin),
    ),
    mode: mapped(
      one((each) => each.mode, "kind"),
      (each) => mode(each, origin),
    ),
    cohort: mapped(
      one((each) => each.cohort, "cohort"),
      (each) => cohort(each, origin),
    ),
    by: mapped(
      one((each) => each.byTop, "by"),
      (each) => breakdown(each, origin),
    ),
    at: nodePlace(origin, node),
  };
  checkRetention(made);
  return made;
}

const BUCKETS = "a whole number of periods from 1 on after buckets";

function period(items: NonNullable<RetentionCstNode["children"]["retentionItem"]>, origin: Origin) {
  const one = picker(items, origin);
  const per = one((each) => each.calendar, "per");
  const every = one((each) => each.every, "every");
  if (per !== null && every !== null) {
    const hint = 'keep one; cohorts of "every" are told apart by: cohort per week';
    fail("clauses-clash", { clause: "every", other: "per" }, { place: nodePlace(origin, every), hint });
  }
  if (every === null) return mapped(per, (node) => calendar(node, origin));
  const at = nodePlace(origin, every);
  return { kind: "every", span: span(only(every.children.span), origin), at } as const;
}

/** Calendar periods of a zone. */
function calendar(node: CalendarCstNode, origin: Origin): CalendarClause {
  const { Day, Week, String: zone } = node.children;
  return {
    kind: "calendar",
    bucket: Day ? "day" : Week ? "week" : "month",
    zone: zone === undefined ? null : stringText(only(zone), origin),
    at: nodePlace(origin, node),
  };
}

function mode(node: ModeCstNode, origin: Origin): NonNullable<Retention["mode"]> {
  const { Exact, Rolling, periods = [] } = node.children;
  if (Exact !== undefined) return chosen("exact", node, origin);
  if (Rolling !== undefined) return chosen("rolling", node, origin);
  return chosen({ brackets: periods.map((each) => bracket(each, origin)) }, node, origin);
}

function bracket(node: PeriodsCstNode, origin: Origin): Bracket {
  const { Number: ends, DotDot } = node.children;
  const [from = 0, to = null] = ends.map((each) => wholeNumber(each, origin));
  return { from, to: DotDot === undefined ? from : to, at: nodePlace(origin, node) };
}

/** A period, from 0 on. */
function wholeNumber(token: IToken, origin: Origin): number {
  return /^0+$/.test(token.image) ? 0 : positiveCount(token, "a whole number of periods", origin);
}

function cohort(node: CohortCstNode, origin: Origin): NonNullable<Retention["cohort"]> {
  const { First, Each, calendar: per } = node.children;
  return {
    of: First ? "first" : Each ? "each" : null,
    per: mapped(once(per ?? [], "per", origin), (each) => calendar(each, origin)),
    at: nodePlace(origin, node),
  };
}

function breakdown(node: ByTopCstNode, origin: Origin): NonNullable<Retention["by"]> {
  const { Name, Number: top } = node.children;
  return {
    column: columnName(only(Name), origin),
    top: top === undefined ? null : positiveCount(only(top), "a whole number of values after top", origin),
    at: nodePlace(origin, node),
  };
}
