/**
 * JSON text of plain data with sorted keys, so that equal data gives equal text. int64 is `{"int":"…"}`, a float that
 * JSON cannot say (NaN, infinities, -0) `{"float":"…"}`; undefined members are left out.
 */
export function canonicalJson(data: unknown): string {
  return JSON.stringify(encode(data));
}

function encode(data: unknown): unknown {
  if (typeof data === "bigint") return { int: `${data}` };
  if (typeof data === "number") {
    const isPlain = Number.isFinite(data) && !Object.is(data, -0);
    return isPlain ? data : { float: Object.is(data, -0) ? "-0" : `${data}` };
  }
  if (Array.isArray(data)) return data.map(encode);
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, encode(value)]));
}

/** Data from its canonical JSON. Throws SyntaxError when the text is no JSON. */
export function parseCanonicalJson(text: string): unknown {
  return decode(JSON.parse(text));
}

function decode(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(decode);
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && typeof only[1] === "string") {
    if (only[0] === "int" && /^-?\d+$/.test(only[1])) return BigInt(only[1]);
    if (only[0] === "float") return Number(only[1]);
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, decode(value)]));
}
