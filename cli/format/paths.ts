import { keyText } from "../../src/runtime/key-text.js";
import type { PathBranch, PathNode, PathsResult } from "../../src/runtime/paths/result.js";
import type { ScalarType } from "../../src/types.js";
import { percentText, wholeText } from "./number.js";
import { heading, type Page, shownKey } from "./page.js";
import { tableLines } from "./table.js";

const MOST_LINES = 40;

/** Paths as an indented tree with shares of all paths; the rarest branches are left out when it grows long. */
export function pathsBlock(result: PathsResult, page: Page): string[] {
  const { spec, root } = result;
  const { name, direction, length, by } = spec;
  const rows = length === 1 ? "row" : "rows";
  const title = `paths${name === null ? "" : ` ${name}`}: ${direction} ${length} ${rows} by ${by.name}`;
  const all = linesOf(root, by.type, 0);
  const least = [...all].sort((a, b) => b.count - a.count)[MOST_LINES - 1]?.count ?? 0;
  const kept =
    all.length <= MOST_LINES ? all : all.filter(({ count }) => count > least || count === root.count);
  const share = (count: number): number | null => (root.count === 0 ? null : count / root.count);
  const columns = [
    { title: "", align: "left", shrinks: true },
    { title: "", align: "right" },
    { title: "", align: "right" },
  ] as const;
  const cells = kept.map(({ text, count }) => [text, wholeText(count), percentText(share(count))]);
  const bars = kept.map(({ count }) => share(count) ?? 0);
  const left = all.length - kept.length;
  return [
    heading(title, page),
    `  ${summary(result)}`,
    ...tableLines({ columns, rows: cells, bars }, page.width, page.style),
    ...(left === 0 ? [] : [page.style.dim(`  ${wholeText(left)} rarer branches are left out`)]),
  ];
}

function summary({ spec, users, root }: PathsResult): string {
  const people = `${wholeText(users)} ${users === 1 ? "user" : "users"}`;
  return spec.choice === "each" ? `${wholeText(root.count)} paths of ${people}` : people;
}

interface Line {
  readonly text: string;
  readonly count: number;
}

/** Each branch with what follows it, most frequent first, then what `top` left out and what ends here. */
function linesOf(branch: PathBranch, type: ScalarType, depth: number): Line[] {
  const indent = "  ".repeat(depth);
  const lines = branch.next.flatMap((node: PathNode) => [
    { text: indent + label(node, type), count: node.count },
    ...linesOf(node, type, depth + 1),
  ]);
  const { other, ended } = branch;
  if (other !== null) lines.push({ text: `${indent}(other: ${wholeText(other.keys)})`, count: other.count });
  if (ended !== null && ended > 0) lines.push({ text: `${indent}(nothing more)`, count: ended });
  return lines;
}

function label({ key }: PathNode, type: ScalarType): string {
  return key === null ? "(null)" : shownKey(keyText(key, type));
}
