import type { Place } from "../../errors/place.js";

/** JSON Pointer (RFC 6901) of a member or item below `pointer`. */
export function below(pointer: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((path, key) => `${path}/${escapeKey(String(key))}`, pointer);
}

/** A pointer as the place of a node or an error. */
export function placeOf(pointer: string): Place {
  return { kind: "json", pointer };
}

function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
