import { integer, type Json } from "./json-writer.js";

/**
 * Plain data (objects, arrays, Maps, scalars) as JSON that keeps int64 digits and the order of keys. Whole numbers within
 * 2^53 are written as integers; what JSON cannot say (undefined in a list, NaN, functions) is null; undefined members are left out.
 */
export function plainJson(value: unknown): Json {
  if (
    value === null ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    typeof value === "bigint"
  ) {
    return value;
  }
  if (typeof value === "number") return Number.isSafeInteger(value) ? integer(value) : value;
  if (Array.isArray(value)) return value.map(plainJson);
  if (value instanceof Map)
    return new Map([...value].map(([key, member]) => [String(key), plainJson(member)]));
  if (typeof value !== "object") return null;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return new Map(members.map(([key, member]) => [key, plainJson(member)]));
}
