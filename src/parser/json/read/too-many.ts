import { fail } from "../../../errors/index.js";
import { placeOf } from "../pointer.js";

/** Refuses more than `limit` of something at `pointer`. Errors: too-many. */
export function refuseTooMany(what: string, found: number, limit: number, pointer: string): void {
  if (found > limit) fail("too-many", { what, limit, found }, { place: placeOf(pointer) });
}
