/** A check of plain data: null when it fits, otherwise what is wrong where. */
export type Shape = (data: unknown, at: string) => string | null;

const expected = (what: string, test: (data: unknown) => boolean): Shape => {
  return (data, at) => (test(data) ? null : `${at} is not ${what}`);
};

export const isString = expected("a string", (data) => typeof data === "string");
export const isBoolean = expected("true or false", (data) => typeof data === "boolean");
export const isBigint = expected("an int", (data) => typeof data === "bigint");
export const isNumber = expected("a number", (data) => typeof data === "number");
export const isInteger = expected("a whole number", (data) => Number.isSafeInteger(data));

/** One of these strings. */
export function oneOf(...words: readonly string[]): Shape {
  return expected(`one of ${words.join(", ")}`, (data) => typeof data === "string" && words.includes(data));
}

/** Null, or this. */
export function nullOr(shape: Shape): Shape {
  return (data, at) => (data === null ? null : shape(data, at));
}

/** Fits when one of these does; the last one tells what is wrong. */
export function either(...shapes: readonly Shape[]): Shape {
  return (data, at) => {
    let problem: string | null = null;
    for (const shape of shapes) {
      problem = shape(data, at);
      if (problem === null) return null;
    }
    return problem;
  };
}

/** A list of this. */
export function array(shape: Shape): Shape {
  return (data, at) => {
    if (!Array.isArray(data)) return `${at} is not a list`;
    for (const [i, item] of data.entries()) {
      const problem = shape(item, `${at}[${i}]`);
      if (problem !== null) return problem;
    }
    return null;
  };
}

/** An object with exactly these members. */
export function record(members: Readonly<Record<string, Shape>>): Shape {
  return (data, at) => {
    if (typeof data !== "object" || data === null || Array.isArray(data)) return `${at} is not an object`;
    const given = new Map<string, unknown>(Object.entries(data));
    for (const key of given.keys()) if (!Object.hasOwn(members, key)) return `${at}.${key} is unknown`;
    for (const [key, shape] of Object.entries(members)) {
      const problem = given.has(key) ? shape(given.get(key), `${at}.${key}`) : `${at}.${key} is missing`;
      if (problem !== null) return problem;
    }
    return null;
  };
}

/** An object whose `kind` is one of these and tells its other members. */
export function tagged(kinds: Readonly<Record<string, Readonly<Record<string, Shape>>>>): Shape {
  const shapes = new Map(
    Object.entries(kinds).map(([kind, members]) => [kind, record({ kind: isString, ...members })]),
  );
  return (data, at) => {
    const kind = typeof data === "object" && data !== null && "kind" in data ? data.kind : null;
    const shape = typeof kind === "string" ? shapes.get(kind) : undefined;
    return shape === undefined ? `${at} has no known kind` : shape(data, at);
  };
}
