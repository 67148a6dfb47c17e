import type { CstNode, IToken } from "chevrotain";
import type { Place } from "../../errors/index.js";

/** Where something stands in a text. */
export type TextPlace = Extract<Place, { kind: "text" }>;

/** The text that is being read: every place and quotation comes from it. */
export interface Origin {
  readonly file: string;
  readonly text: string;
}

/** Place of a token. */
export function tokenPlace(origin: Origin, token: IToken): TextPlace {
  const end = token.startOffset + token.image.length;
  return { kind: "text", file: origin.file, start: token.startOffset, end };
}

/** Place of everything that a node spans. */
export function nodePlace(origin: Origin, node: CstNode): TextPlace {
  const start = node.location?.startOffset ?? 0;
  return { kind: "text", file: origin.file, start, end: (node.location?.endOffset ?? start - 1) + 1 };
}

/** From the beginning of `first` to the end of `last`, both places of the same text. */
export function joinPlaces(first: Place, last: Place): Place {
  return first.kind === "text" && last.kind === "text" ? { ...first, end: last.end } : first;
}

/** The source at a place on one line, cut after 60 characters. */
export function excerpt(origin: Origin, place: Place): string {
  if (place.kind !== "text") return "";
  const line = origin.text.slice(place.start, place.end).replace(/\s+/g, " ");
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
