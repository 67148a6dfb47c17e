import { fail } from "../../../errors/index.js";
import { below, placeOf } from "../pointer.js";

/** Names are used once among the outputs of one kind, `what`, listed under `key`. Errors: duplicate-name. */
export function refuseRepeatedNames(
  what: string,
  key: string,
  list: readonly { readonly name?: string }[],
): void {
  const seen = new Set<string>();
  for (const [i, { name }] of list.entries()) {
    if (name === undefined) continue;
    if (seen.has(name)) {
      fail("duplicate-name", { what, name }, { place: placeOf(below("", key, i, "name")) });
    }
    seen.add(name);
  }
}
