/** Longest JSON text, in UTF-16 code units; JSON says in many characters what a funnel text says in few. */
export const MAX_TEXT = 16_000_000;

/** Deepest nesting of arrays and objects: four for each level that an expression of a funnel text may have, and some. */
export const MAX_DEPTH = 420;

/** Deepest nesting of parentheses in a relation. */
export const MAX_RELATION_DEPTH = 100;

/** Most references to conditions in a relation, repeated ones counted. */
export const MAX_RELATION_REFS = 1_024;
