import type { PathBase, Paths } from "../../ast.js";
import type { PathsJson } from "../document.js";
import { writeExpression } from "./expression.js";
import { writeLiteral } from "./literal.js";

/** Paths. */
export function writePaths(node: Paths): PathsJson {
  const { name, base, length, by, within, rows, collapse, top } = node;
  return {
    ...(name === null ? {} : { name }),
    ...writeBase(base),
    ...(length === null ? {} : { length: length.value }),
    by: by.name,
    ...(within === null ? {} : { within: writeLiteral(within) }),
    ...(rows === null ? {} : { [rows.kind]: writeExpression(rows.predicate) }),
    ...(collapse ? { collapseRepeats: true } : {}),
    ...(top === null ? {} : { top: top.value }),
  };
}

function writeBase(base: PathBase): Pick<PathsJson, "from" | "to" | "base" | "afterDropping"> {
  if (base.kind === "dropped") {
    const { funnel, step } = base;
    return {
      afterDropping: {
        ...(funnel === null ? {} : { funnel: funnel.value }),
        ...(step === null ? {} : { step: step.value }),
      },
    };
  }
  const from = writeExpression(base.predicate);
  return {
    ...(base.direction === "next" ? { from } : { to: from }),
    ...(base.choice === null ? {} : { base: base.choice }),
  };
}
