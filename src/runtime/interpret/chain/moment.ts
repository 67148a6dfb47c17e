/** A value of the time column: bigint for int and timestamp, number for float; NaN where there is none. */
export type Moment = bigint | number;

/** Signed time from one moment to another, exact for ints. */
export function elapsed(from: Moment, to: Moment): Moment {
  if (typeof from === "bigint" && typeof to === "bigint") return to - from;
  return Number(to) - Number(from);
}

/** As `elapsed`, and 0 when the second moment is the earlier one. */
export function apart(from: Moment, to: Moment): Moment {
  const time = elapsed(from, to);
  return time < 0 ? 0 : time;
}

/** A moment moved by a length of time. */
export function plus(moment: Moment, span: number): Moment {
  return typeof moment === "bigint" ? moment + BigInt(Math.ceil(span)) : moment + span;
}

/** The later of two moments. */
export function laterOf(a: Moment, b: Moment): Moment {
  return b > a ? b : a;
}
