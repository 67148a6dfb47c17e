import type { IToken } from "chevrotain";
import { fail } from "../../errors/index.js";
import { type Origin, tokenPlace } from "./place.js";
import { nameText } from "./value.js";

/** Name of a step or of a `without`. Errors: reserved-name. */
export function stepName(token: IToken, origin: Origin): string {
  const name = nameText(token);
  if (!["first", "last", "end"].includes(name.toLowerCase())) return name;
  return fail("reserved-name", { name }, { place: tokenPlace(origin, token), hint: "choose another name" });
}
