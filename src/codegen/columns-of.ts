import type { Operand, Predicate } from "../planner/expression.js";

/** Names of the columns that a predicate mentions; those of shared predicates by way of `shared`. */
export function columnsOfPredicate(predicate: Predicate, shared: readonly Predicate[]): ReadonlySet<string> {
  const found = new Set<string>();
  const operand = (node: Operand): void => {
    if (node.kind === "column") found.add(node.name);
    else if (node.kind === "arithmetic") {
      operand(node.left);
      operand(node.right);
    } else if ("operand" in node) operand(node.operand);
  };
  const visit = (node: Predicate): void => {
    switch (node.kind) {
      case "compare":
        operand(node.left);
        operand(node.right);
        break;
      case "has":
        found.add(node.column);
        break;
      case "and":
      case "or":
        node.items.forEach(visit);
        break;
      case "not":
        visit(node.item);
        break;
      case "shared": {
        const target = shared[node.index];
        if (target) visit(target);
        break;
      }
      case "constant":
        break;
      default:
        operand(node.operand);
    }
  };
  visit(predicate);
  return found;
}

/** Whether a predicate refers to shared ones. */
export function refersToShared(predicate: Predicate): boolean {
  switch (predicate.kind) {
    case "shared":
      return true;
    case "and":
    case "or":
      return predicate.items.some(refersToShared);
    case "not":
      return refersToShared(predicate.item);
    default:
      return false;
  }
}
