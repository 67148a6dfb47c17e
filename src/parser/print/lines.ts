import { commentsOf } from "../comments.js";

/** A line with the comments of the node that it shows. */
export function line(node: object, text: string): string[] {
  const { before, after } = commentsOf(node);
  return [...before, [text, ...after].join(" ")];
}

/** Lines of a block with the comments of the node that it shows. */
export function commented(node: object, lines: readonly string[]): string[] {
  const { before, after } = commentsOf(node);
  return [...before, ...lines.slice(0, -1), [...lines.slice(-1), ...after].join(" ")];
}

export function indent(lines: readonly string[]): string[] {
  return lines.map((each) => `  ${each}`);
}
