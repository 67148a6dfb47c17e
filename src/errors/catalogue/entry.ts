/**
 * Kind of an error as clients of the JSON form see it (`error.kind`, COMPAT.md section 9).
 * `FAILED` marks what is not about the query's text: data, files, limits.
 */
export type ErrorKind =
  | "SCHEMA"
  | "TYPE_MISMATCH"
  | "DATASET_MISMATCH"
  | "RELATION"
  | "INVALID_ARGUMENTS"
  | "FAILED"
  | "UNEXPECTED";

/** `input`: the user can mend it (exit code 2). `limit`: a resource bound. `internal`: our fault. */
export type ErrorClass = "input" | "limit" | "internal";

/** One catalogued error. `message` is lower case, without a full stop: what was expected, what was found. */
export interface ErrorEntry<D extends object> {
  readonly class: ErrorClass;
  readonly kind: ErrorKind;
  readonly message: (details: D) => string;
  /** The next action where the place of the error knows none better. */
  readonly hint: string;
  /** Long explanation for the reference page. */
  readonly explain: string;
}

/** Declares a catalogue entry; `D` names the details that the message needs. */
export function entry<D extends object = Record<never, never>>(spec: ErrorEntry<D>): ErrorEntry<D> {
  return spec;
}
