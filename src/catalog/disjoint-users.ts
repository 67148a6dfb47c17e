import { fail } from "../errors/index.js";
import type { FileInfo } from "../runtime/parquet/index.js";
import type { Store } from "../storage/store.js";
import { visitValues } from "./column-values.js";
import { readColumn } from "./read-column.js";
import { hashKey, type Key } from "./value-hash.js";

const USERS_AT_ONCE = 2_000_000;

/**
 * Makes sure that no user is in two of the parts and returns the exact number of users. Holds about 2 M ids at once: with
 * more (`expectedUsers` is the estimate) the users column is read several times, each time for another slice of the ids.
 * Errors: `user-in-two-parts` with one such user and both files.
 */
export async function requireDisjointUsers(
  store: Store,
  parts: readonly FileInfo[],
  column: string,
  expectedUsers: number,
  usersAtOnce = USERS_AT_ONCE,
): Promise<number> {
  const slices = Math.max(1, Math.ceil(expectedUsers / usersAtOnce));
  let users = 0;
  for (let slice = 0; slice < slices; slice++) {
    const homes = new Map<Key, FileInfo>();
    for (const part of parts) {
      for await (const batch of readColumn(store, part, column)) {
        visitValues(batch, (user) => {
          if (slices > 1 && hashKey(user)[1] % slices !== slice) return;
          const home = homes.get(user);
          if (home === undefined) homes.set(user, part);
          else if (home !== part) failShared(column, user, home, part);
        });
      }
    }
    users += homes.size;
  }
  return users;
}

function failShared(column: string, user: Key, first: FileInfo, second: FileInfo): never {
  const text = typeof user === "string" ? JSON.stringify(user) : String(user);
  const hint = "import the files again to split them by user, or register without the check of ids";
  fail("user-in-two-parts", { column, user: text, first: first.path, second: second.path }, { hint });
}
