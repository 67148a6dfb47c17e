/**
 * Types that overloads are declared over. `time` is a numeric time column (or a moment computed from one), `instant`
 * and `duration` are literals with a unit, or spans between moments.
 */
export const TYPE_NAMES = [
  "int",
  "float",
  "time",
  "duration",
  "timestamp",
  "instant",
  "string",
  "bool",
  "list",
] as const;
export type TypeName = (typeof TYPE_NAMES)[number];

/** What a function gives for argument types that it takes; `over`: which comparison runs underneath. */
export interface Resolution {
  readonly type: TypeName;
  readonly over: "number" | "string" | "bool" | null;
}

/** What an operator, function or aggregate means for each type that it takes. */
export interface Meaning {
  /** As written in a query. */
  readonly symbol: string;
  /** Argument types (`a | b` alternatives, comma between arguments) to result. No two may overlap. */
  readonly signatures: Readonly<Record<string, Resolution>>;
  /** The signatures in words, for error messages. */
  readonly takes: string;
  /** One sentence for the reference. */
  readonly meaning: string;
}

/** Alternatives that signatures share. */
export const SPAN = "int | float | duration";
export const NUMBER = "int | float | time | duration";
export const MOMENT = "timestamp | time | instant";
export const SCALAR = "int | float | time | timestamp | string | bool";
export const ANY = `${SCALAR} | list | instant | duration`;

/** A result that is compared or computed over nothing in particular. */
export function gives(type: TypeName): Resolution {
  return { type, over: null };
}

/** A result of true or false that comes from comparing `over`. */
export function test(over: "number" | "string" | "bool"): Resolution {
  return { type: "bool", over };
}
