const LONGEST = 40;

/** `text`, or its beginning when it is too long for a message. */
export function excerpt(text: string): string {
  const points = [...text.slice(0, 2 * LONGEST)];
  return text.length <= LONGEST ? text : `${points.slice(0, LONGEST).join("")}…`;
}

/** A JSON value as messages name what was found: `"text"`, `5`, `true`, `null`, `an empty array`, `an object`. */
export function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(excerpt(value));
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  if (typeof value === "object" && value !== null) {
    return Object.keys(value).length === 0 ? "an empty object" : "an object";
  }
  return String(value);
}
