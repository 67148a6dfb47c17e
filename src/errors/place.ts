/** Where in the user's input something stands. Spans are offsets in UTF-16 code units, end exclusive. */
export type Place =
  | { readonly kind: "text"; readonly file: string; readonly start: number; readonly end: number }
  | { readonly kind: "json"; readonly pointer: string };
