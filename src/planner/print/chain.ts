import type { ChainSpec, ChainStep, HeldSpec, WithoutSpec } from "../chain.js";
import { printPredicate } from "./expression.js";
import { printColumn } from "./literal.js";

/** The predicate of a step with its clauses; lengths of time are bare numbers in the unit of the time column. */
export function printStepBody(step: ChainStep): string {
  const { predicate, within, after, optional, least, most } = step;
  const parts = [printPredicate(predicate)];
  if (within !== null) parts.push(`within ${within}`);
  if (after !== null) parts.push(`after ${after}`);
  if (optional) parts.push("optional");
  if (least !== 1 || most !== 1) parts.push(`times ${printTimes(least, most)}`);
  return parts.join(" ");
}

function printTimes(least: number, most: number | null): string {
  if (least === most) return `${least}`;
  return most === null ? `${least} ..` : `${least}..${most}`;
}

export function printWithout({ predicate, scope }: WithoutSpec): string {
  return `without ${printPredicate(predicate)}${scope === "user" ? " for user" : ""}`;
}

/** Steps and withouts in the order of the text, each with its index among its kind. */
export function inOrder(
  chain: ChainSpec,
): readonly ({ readonly step: ChainStep; readonly index: number } | { readonly without: WithoutSpec })[] {
  return chain.steps.flatMap((step, index) => [
    { step, index },
    ...chain.withouts.filter(({ gap }) => gap === index + 1).map((without) => ({ without })),
  ]);
}

/** The clauses around the steps, in the order of the reference; defaults are left out. */
export function printClauses(chain: ChainSpec): readonly string[] {
  const { window, sessions, order, ties, repeats, entry, entering, hold } = chain;
  const clauses: string[] = [];
  if (window !== null) clauses.push(`window ${window}`);
  if (sessions !== null) clauses.push(sessions === 1 ? "window session" : `window ${sessions} sessions`);
  if (order !== "sequential")
    clauses.push(`order ${order === "contiguous-steps" ? "contiguous steps" : order}`);
  if (ties.kind === "by-row") clauses.push("ties by row");
  if (ties.kind === "within") clauses.push(`ties within ${ties.span}`);
  if (repeats !== "allowed") clauses.push(`repeats ${repeats}`);
  if (entry !== "best") clauses.push(`entry ${entry}`);
  if (entering !== null) clauses.push(`entering where ${printPredicate(entering)}`);
  if (hold.length > 0) clauses.push(`hold ${hold.map((held) => printHeld(held, chain)).join(", ")}`);
  return clauses;
}

function printHeld(held: HeldSpec, chain: ChainSpec): string {
  if (held.kind === "same") return printColumn(held.column);
  const [left, right] = [held.left, held.right].map(
    ({ column, step }) => `${printColumn(column)}@${printColumn(chain.steps[step]?.name ?? "")}`,
  );
  return `${left} = ${right}`;
}

/** A chain on one line, as a sequence. */
export function printSequence(chain: ChainSpec): string {
  const links = inOrder(chain).map((each) =>
    "step" in each ? printStepBody(each.step) : printWithout(each.without),
  );
  return `sequence(${[links.join(" -> "), ...printClauses(chain)].join(", ")})`;
}
