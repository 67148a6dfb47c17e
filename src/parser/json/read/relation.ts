import { fail } from "../../../errors/index.js";
import type { Condition } from "../../ast.js";
import { MAX_RELATION_DEPTH, MAX_RELATION_REFS } from "../limits.js";
import { placeOf } from "../pointer.js";
import { refuseTooMany } from "./too-many.js";

/** Conditions in their order, with the names that a relation may use for them. */
export interface NamedCondition {
  readonly name: string | undefined;
  readonly condition: Condition;
}

/**
 * The condition that a relation makes of `conditions`: `and` binds tighter than `or`, names are looked up without regard
 * to case, an operator alone stands between all conditions. Source: COMPAT.md, section 3.2.
 * Errors: relation-empty, relation-invalid, relation-incomplete, unknown-condition-number, unknown-condition-name, too-deep,
 * too-many.
 */
export function readRelation(
  relation: string,
  conditions: readonly NamedCondition[],
  pointer: string,
): Condition {
  const text = relation.trim().toLowerCase();
  const between = OPERATORS.get(text);
  if (text === "" || (between !== undefined && conditions.length === 0)) {
    fail("relation-empty", {}, { place: placeOf(pointer), hint: "leave the key out: and is the default" });
  }
  if (between !== undefined)
    return joined(
      between,
      conditions.map((named) => named.condition),
      pointer,
    );
  return new RelationParser(text, conditions, pointer).parse();
}

/** Several conditions as one; one alone is itself. */
export function joined(operator: "and" | "or", items: readonly Condition[], pointer: string): Condition {
  const [only] = items;
  if (items.length === 1 && only !== undefined) return only;
  return { kind: operator === "and" ? "all-of" : "any-of", items, at: placeOf(pointer) };
}

const OPERATORS: ReadonlyMap<string, "and" | "or"> = new Map([
  ["and", "and"],
  ["&&", "and"],
  ["or", "or"],
  ["||", "or"],
]);

/** What was read at a position: operands joined by and, lists of those by or. */
type Node = { readonly ref: string } | { readonly any: readonly (readonly Node[])[] };
interface Match {
  readonly node: Node;
  readonly end: number;
}
interface Mismatch {
  readonly failedAt: number;
}

class RelationParser {
  private refs = 0;

  constructor(
    private readonly text: string,
    private readonly conditions: readonly NamedCondition[],
    private readonly pointer: string,
  ) {}

  parse(): Condition {
    const found = this.expression(0, 0);
    const at = "node" in found ? found.end : found.failedAt;
    const place = { place: placeOf(this.pointer) };
    if ("node" in found && at === this.text.length) return this.resolve(found.node);
    if (at >= this.text.length) fail("relation-incomplete", { relation: this.text }, place);
    return fail("relation-invalid", { around: this.text.slice(at, at + 20) }, place);
  }

  /** `operand (operator operand)*`; an operator that no operand follows is not part of it. */
  private expression(start: number, depth: number): Match | Mismatch {
    const first = this.operand(start, depth);
    if ("failedAt" in first) return first;
    const alternatives: Node[][] = [[first.node]];
    let end = first.end;
    for (;;) {
      const word = this.match(/\s*(and|or|&&|\|\|)\s*/y, end);
      const next = word === null ? null : this.operand(end + word.length, depth);
      if (word === null || next === null || "failedAt" in next) break;
      if (OPERATORS.get(word.trim()) === "or") alternatives.push([next.node]);
      else alternatives.at(-1)?.push(next.node);
      end = next.end;
    }
    return { node: { any: alternatives }, end };
  }

  private operand(start: number, depth: number): Match | Mismatch {
    const ref = this.match(/\$(?:[a-z][a-z0-9_]*|[0-9]+)/y, start);
    if (ref !== null) refuseTooMany("conditions in a relation", ++this.refs, MAX_RELATION_REFS, this.pointer);
    if (ref !== null) return { node: { ref: ref.slice(1) }, end: start + ref.length };
    const open = this.match(/\(\s*/y, start);
    if (open === null) return { failedAt: start };
    if (depth === MAX_RELATION_DEPTH) {
      fail("too-deep", { limit: MAX_RELATION_DEPTH }, { place: placeOf(this.pointer) });
    }
    const inner = this.expression(start + open.length, depth + 1);
    if ("failedAt" in inner) return inner;
    const close = this.match(/\s*\)/y, inner.end);
    return close === null ? { failedAt: inner.end } : { node: inner.node, end: inner.end + close.length };
  }

  private match(pattern: RegExp, at: number): string | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private resolve(node: Node): Condition {
    if ("ref" in node) return this.lookUp(node.ref);
    const alternatives = node.any.map((all) =>
      joined(
        "and",
        all.map((operand) => this.resolve(operand)),
        this.pointer,
      ),
    );
    return joined("or", alternatives, this.pointer);
  }

  private lookUp(ref: string): Condition {
    const place = { place: placeOf(this.pointer) };
    if (/^[0-9]/.test(ref)) {
      const found = this.conditions[Number(ref)];
      return (
        found?.condition ?? fail("unknown-condition-number", { number: ref.replace(/^0+(?=.)/, "") }, place)
      );
    }
    const found = this.conditions.find(({ name }) => name?.toLowerCase() === ref);
    return (
      found?.condition ?? fail("unknown-condition-name", { name: ref }, { ...place, hint: this.namesHint() })
    );
  }

  private namesHint(): string | undefined {
    const names = this.conditions.flatMap(({ name }) =>
      name === undefined || name === "" ? [] : [`$${name}`],
    );
    return names.length === 0 ? "no condition has a name" : `the named conditions are: ${names.join(", ")}`;
  }
}
