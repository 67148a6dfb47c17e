/**
 * A JSON value that keeps what `JSON.stringify` loses: a Map is an object whose keys stay in insertion order (integer-like
 * keys too), a bigint is an integer with all its digits, a number is a float and is written with a fraction or an
 * exponent (`3.0`, `1e+22`). A float that JSON cannot say (NaN, infinities) is written as null.
 */
export type Json = null | boolean | string | bigint | number | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

/** An object with the keys in the order given. */
export function object(...entries: readonly (readonly [string, Json])[]): JsonObject {
  return new Map(entries);
}

/** A whole JavaScript number (a count) as a JSON integer; null stays null. */
export function integer(value: number): bigint {
  return BigInt(Math.trunc(value));
}

/**
 * Shortest text that reads back as the same float64, always recognisable as a float: `3.0`, `0.1`, `1e-05`, `1e+22`, `nan`,
 * `inf`. An exponent is used below 1e-4 and from 1e16, with two digits at least; -0 is `0.0`.
 * Source: Python's `repr`, which clients of Funnel Rocket know.
 */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return "0.0";
  const [mantissa = "", exponentText = "0"] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const digits = String(Math.abs(exponent)).padStart(2, "0");
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${digits}`;
  }
  const plain = positional(mantissa, exponent);
  return plain.includes(".") ? plain : `${plain}.0`;
}

/** `1.25`, 1 -> `12.5`: what `String` would do as well, but for exponents from -4 to -7. */
function positional(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith("-") ? "-" : "";
  const digits = mantissa.replace("-", "").replace(".", "");
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = digits.slice(exponent + 1);
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** JSON text of `value`; `indent` spaces per level, or one line when 0. */
export function writeJson(value: Json, indent = 2): string {
  return write(value, indent, "");
}

function write(value: Json, indent: number, margin: string): string {
  switch (typeof value) {
    case "bigint":
      return value.toString();
    case "number":
      return Number.isFinite(value) ? floatText(value) : "null";
    case "string":
      return JSON.stringify(value);
    case "boolean":
      return String(value);
    default:
  }
  if (value === null) return "null";
  const inner = margin + " ".repeat(indent);
  if (isList(value))
    return enclose(
      "[",
      value.map((v) => write(v, indent, inner)),
      "]",
      indent,
      margin,
    );
  const colon = indent === 0 ? ":" : ": ";
  const members = [...value].map(([key, v]) => JSON.stringify(key) + colon + write(v, indent, inner));
  return enclose("{", members, "}", indent, margin);
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

function enclose(
  open: string,
  items: readonly string[],
  close: string,
  indent: number,
  margin: string,
): string {
  if (items.length === 0) return open + close;
  if (indent === 0) return open + items.join(",") + close;
  const inner = margin + " ".repeat(indent);
  return `${open}\n${items.map((item) => inner + item).join(",\n")}\n${margin}${close}`;
}
