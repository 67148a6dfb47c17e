import { fail } from "../errors/index.js";

/**
 * A piece of kernel source. Pieces are made only by `code` and `name` below, so that no text of a query can become
 * source: literals of a query reach a kernel as parameters (scope.ts), never as text.
 * Source of the idea: ajv's code generator.
 */
export class Code {
  declare private readonly brand: "code";

  /** Only for this file; everyone else writes templates. */
  private constructor(readonly text: string) {}

  static trusted(text: string): Code {
    return new Code(text);
  }
}

/** What a template takes: code, lists of code (one a line), and whole numbers. Strings are refused by type and at run time. */
export type Piece = Code | readonly Code[] | number;

/** Template for kernel source: code`let ${n} = ${init};` */
export function code(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Code {
  let text = strings[0] ?? "";
  pieces.forEach((piece, at) => {
    text += render(piece) + (strings[at + 1] ?? "");
  });
  return Code.trusted(text);
}

/** An identifier made of a fixed prefix and a number. */
export function name(prefix: string, index: number): Code {
  if (!/^[a-z][A-Za-z]*$/.test(prefix) || !Number.isSafeInteger(index) || index < 0)
    return fail("internal-error", { what: `bad identifier ${prefix}${index}` });
  return Code.trusted(`${prefix}${index}`);
}

/** Nothing at all. */
export const EMPTY = code``;
export const TRUE = code`true`;
export const FALSE = code`false`;

/** Pieces joined by an operator, in parentheses; `none` when there are no pieces. */
export function joined(operator: "&&" | "||" | ",", items: readonly Code[], none: Code): Code {
  if (items.length === 0) return none;
  if (items.length === 1 && items[0]) return items[0];
  const text = items.map((item) => item.text).join(` ${operator} `);
  return operator === "," ? Code.trusted(text.replaceAll(" , ", ", ")) : Code.trusted(`(${text})`);
}

function render(piece: Piece): string {
  if (piece instanceof Code) return piece.text;
  if (typeof piece === "number") {
    if (Number.isSafeInteger(piece)) return String(piece);
  } else if (Array.isArray(piece) && piece.every((item) => item instanceof Code)) {
    return piece
      .map((item: Code) => item.text)
      .filter((text) => text !== "")
      .join("\n");
  }
  return fail("internal-error", { what: "only code and whole numbers may stand in kernel source" });
}

/** Source re-indented by its braces, blank lines removed. */
export function indent(source: Code): string {
  let depth = 0;
  const lines: string[] = [];
  for (const raw of source.text.split("\n")) {
    const line = raw.trim();
    if (line === "") continue;
    const closing = /^[}\]]/.test(line) ? 1 : 0;
    lines.push("  ".repeat(Math.max(0, depth - closing)) + line);
    for (const char of line)
      depth += char === "{" || char === "[" ? 1 : char === "}" || char === "]" ? -1 : 0;
  }
  return `${lines.join("\n")}\n`;
}
