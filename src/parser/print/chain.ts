import type { Chain, Held, Span, Step, Timeframe, Without } from "../ast.js";
import { quoteName } from "../words.js";
import { printExpr } from "./expression.js";
import { printValue } from "./value.js";

/** A clause on one line, with the node that carries its comments. */
export interface ClauseLine {
  readonly node: object;
  readonly text: string;
}

/** The predicate of a step with its clauses, as it stands in a funnel or a sequence. */
export function printStepBody({ predicate, within, after, optional, times }: Step): string {
  const parts = [printExpr(predicate)];
  if (within !== null) parts.push(`within ${printValue(within)}`);
  if (after !== null) parts.push(`after ${printValue(after)}`);
  if (optional) parts.push("optional");
  if (times !== null) parts.push(`times ${printTimes(times)}`);
  return parts.join(" ");
}

function printTimes({ least, most }: NonNullable<Step["times"]>): string {
  if (least === most) return `${least}`;
  return most === null ? `${least} ..` : `${least}..${most}`;
}

export function printWithout({ name, predicate, scope }: Without): string {
  const shown = name === null ? "" : `${quoteName(name)}: `;
  return `without ${shown}${printExpr(predicate)}${scope === "user" ? " for user" : ""}`;
}

/** Steps and withouts in the order of the text. */
export function inOrder({ steps, withouts }: Chain): readonly (Step | Without)[] {
  return steps.flatMap((step, i) => [step, ...withouts.filter(({ gap }) => gap === i + 1)]);
}

/** The clauses around the steps, in the order of the reference; those that were not written are left out. */
export function printClauses(chain: Chain): readonly ClauseLine[] {
  const { window, sessions, order, ties, repeats, entry, entering, hold } = chain;
  const lines: ClauseLine[] = [];
  if (window !== null) lines.push({ node: window, text: `window ${printValue(window)}` });
  if (sessions !== null) {
    const count = sessions.value === 1 ? "session" : `${sessions.value} sessions`;
    lines.push({ node: sessions, text: `window ${count}` });
  }
  if (order !== null) lines.push({ node: order, text: `order ${order.value}` });
  if (ties !== null) lines.push({ node: ties, text: `ties ${printTies(ties.value)}` });
  if (repeats !== null) lines.push({ node: repeats, text: `repeats ${repeats.value}` });
  if (entry !== null) lines.push({ node: entry, text: `entry ${entry.value}` });
  if (entering !== null) lines.push({ node: entering, text: `entering ${printRange(entering)}` });
  if (hold.length > 0) lines.push({ node: hold, text: `hold ${hold.map(printHeld).join(", ")}` });
  return lines;
}

function printTies(ties: "strict" | "by row" | { readonly within: Span }): string {
  return typeof ties === "string" ? ties : `within ${printValue(ties.within)}`;
}

function printHeld(held: Held): string {
  if (held.kind === "same") return quoteName(held.column.name);
  const [left, right] = [held.left, held.right].map(
    ({ column, step }) => `${quoteName(column.name)}@${quoteName(step)}`,
  );
  return `${left} = ${right}`;
}

/** A range of time with its two dots. */
export function printRange({ start, end }: Timeframe): string {
  const from = start === null ? "" : `${printValue(start)} `;
  return `${from}..${end === null ? "" : ` ${printValue(end)}`}`;
}
