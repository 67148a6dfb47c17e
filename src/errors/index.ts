import type { ErrorClass, ErrorEntry, ErrorKind } from "./catalogue/entry.js";
import { catalogue } from "./catalogue/index.js";
import type { Place } from "./place.js";

export type { ErrorClass, ErrorKind } from "./catalogue/entry.js";
export type { Place } from "./place.js";

export type ErrorCode = keyof typeof catalogue;
type DetailsOf<C extends ErrorCode> = Parameters<(typeof catalogue)[C]["message"]>[0];

/** What may accompany an error besides its details. */
export interface Circumstances {
  readonly place?: Place | undefined;
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** The one error class. `message` never holds a position: `format` joins place and source late. */
export class FrocketError extends Error {
  override readonly name = "FrocketError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: object,
    readonly place: Place | undefined,
    readonly hint: string | undefined,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }

  get class(): ErrorClass {
    return catalogue[this.code].class;
  }

  get kind(): ErrorKind {
    return catalogue[this.code].kind;
  }
}

/** Makes (does not throw) the catalogued error `code`. */
export function problem<C extends ErrorCode>(
  code: C,
  details: DetailsOf<C>,
  at: Circumstances = {},
): FrocketError {
  // The catalogue guarantees that `code` and `details` fit; TypeScript cannot correlate the union.
  const message = catalogue[code].message as (details: DetailsOf<C>) => string;
  const { hint }: ErrorEntry<never> = catalogue[code];
  return new FrocketError(code, message(details), details, at.place, at.hint ?? hint, at.cause);
}

/** Throws the catalogued error `code`. */
export function fail<C extends ErrorCode>(code: C, details: DetailsOf<C>, at: Circumstances = {}): never {
  throw problem(code, details, at);
}

/** For the end of exhaustive switches. */
export function assertNever(value: never): never {
  return fail("internal-error", { what: `unhandled case ${JSON.stringify(value)}` });
}
