import { graphemes, graphemeWidth, withoutControls } from "./display-width.js";

const TAB_WIDTH = 4;

/** A place in a text, as people count: both from 1, columns in characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line that a span begins on, ready to be drawn. */
export interface Frame extends Position {
  /** Printable, tabs as blanks, clipped with an ellipsis at either end. */
  readonly text: string;
  /** Blanks before the carets and number of carets, in terminal cells. */
  readonly indent: number;
  readonly carets: number;
}

interface Cell {
  readonly text: string;
  readonly width: number;
}

/**
 * The frame of the span [start, end) of `source`. A span over several lines is marked to the end of its first; an empty one has
 * one caret; one at the end of the text stands after the last character that is not blank.
 */
export function codeFrame(source: string, start: number, end: number, width: number): Frame {
  const from = anchor(source, start);
  const to = from === start ? Math.max(end, from) : from;
  const lineStart = source.lastIndexOf("\n", from - 1) + 1;
  const newline = source.indexOf("\n", from);
  const lineEnd = newline === -1 ? source.length : newline;
  // What is further away than this is never shown: a line of a megabyte is not taken to pieces.
  const reach = 4 * width;
  const sliceStart = Math.max(lineStart, from - reach);
  const sliceEnd = Math.min(lineEnd, from + reach);
  const before = toCells(source.slice(sliceStart, from), 0);
  const caretAt = widthOf(before);
  const marked = toCells(source.slice(from, Math.min(to, sliceEnd)).replace(/\r$/, ""), caretAt);
  const markedWidth = widthOf(marked);
  const rest = source.slice(Math.min(to, sliceEnd), sliceEnd).replace(/\r$/, "");
  const cells = [...before, ...marked, ...toCells(rest, caretAt + markedWidth)];
  const cut = { head: sliceStart > lineStart, tail: sliceEnd < lineEnd };
  return { ...position(source, from), ...clip(cells, caretAt, Math.max(1, markedWidth), width, cut) };
}

/** Line and column of an offset. */
export function position(source: string, offset: number): Position {
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: graphemes(before.slice(lineStart)).length + 1 };
}

function anchor(source: string, start: number): number {
  const offset = Math.min(Math.max(start, 0), source.length);
  return source.slice(offset).trim() === "" ? source.slice(0, offset).trimEnd().length : offset;
}

/** `column`: cells already before, for tab stops. */
function toCells(text: string, column: number): Cell[] {
  const cells: Cell[] = [];
  let at = column;
  for (const grapheme of graphemes(text)) {
    const isTab = grapheme === "\t";
    const shown = isTab ? " ".repeat(TAB_WIDTH - (at % TAB_WIDTH)) : withoutControls(grapheme);
    const width = isTab ? shown.length : graphemeWidth(shown);
    cells.push({ text: shown, width });
    at += width;
  }
  return cells;
}

/** The window of at most `width` cells with the marked ones as near to its middle as the ends of the line let them. */
function clip(
  cells: readonly Cell[],
  caretAt: number,
  markedWidth: number,
  width: number,
  cut: { readonly head: boolean; readonly tail: boolean },
): Omit<Frame, keyof Position> {
  const total = widthOf(cells);
  if (total <= width && !cut.head && !cut.tail) {
    return { text: join(cells), indent: caretAt, carets: markedWidth };
  }
  const room = Math.max(1, width - 2);
  const centred = caretAt - Math.max(0, Math.floor((room - markedWidth) / 2));
  const windowStart = Math.min(Math.max(0, centred), Math.max(0, total - room));
  const kept: Cell[] = [];
  let at = 0;
  let keptStart = total;
  for (const cell of cells) {
    if (at >= windowStart && at + cell.width <= windowStart + room) {
      if (kept.length === 0) keptStart = at;
      kept.push(cell);
    }
    at += cell.width;
  }
  const keptEnd = keptStart + widthOf(kept);
  const head = cut.head || keptStart > 0 ? "…" : "";
  const tail = cut.tail || keptEnd < total ? "…" : "";
  const indent = Math.max(0, caretAt - keptStart) + head.length;
  return {
    text: head + join(kept) + tail,
    indent,
    carets: Math.max(1, Math.min(markedWidth, keptEnd - caretAt)),
  };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function join(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join("");
}
