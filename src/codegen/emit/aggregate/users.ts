import { columnNames } from "../../access.js";
import { code } from "../../code.js";
import type { Aggregated, Work } from "./work.js";

/** Number of users; by key, those with the key on any of their rows: a mark per key remembers the last user. */
export function emitUsers({ scope, spec, arrays: [users], key, mark }: Work): Aggregated {
  if (!users) return { perUser: [], perRow: [] };
  if (spec.by === null) return { perUser: [code`${users}[0]++;`], perRow: [] };
  const seen = scope.fresh("seen");
  const at = scope.fresh("q");
  const { index } = scope.column(spec.by, "key");
  scope.prologue.push(code`const ${seen} = new Int32Array(${columnNames.none(index)} + 1).fill(-1);`);
  return {
    perUser: [],
    perRow: [
      code`{
        const ${at} = ${key};
        if (${seen}[${at}] !== ${mark}) {
          ${seen}[${at}] = ${mark};
          ${users}[${at}]++;
        }
      }`,
    ],
  };
}
