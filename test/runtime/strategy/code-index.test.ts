import fc from "fast-check";
import { expect, test } from "vitest";
import type { CodeColumn } from "../../../src/runtime/column.js";
import { openIndex, packIndex } from "../../../src/runtime/store/index-block.js";
import {
  buildCodeIndex,
  MOST_CODES,
  ownersOf,
  rowsByUser,
  usersWithAny,
} from "../../../src/runtime/strategy/code-index.js";
import { countRows, countUsers, listUsers } from "../../../src/runtime/strategy/user-bits.js";
import { STRING } from "../../../src/types.js";

const DICTIONARY = ["a", "b", "c"];

/** Users with 1 to 40 rows each, mostly of code 0; code 3 is null. */
const users = fc.array(
  fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3), { minLength: 1, maxLength: 40 }),
  { maxLength: 70 },
);

function columnOf(rows: readonly number[], dictionary: readonly string[] = DICTIONARY): CodeColumn {
  return {
    kind: "code",
    type: STRING,
    length: rows.length,
    codes: Uint8Array.from(rows),
    dictionary,
    hasNulls: true,
  };
}

function runsOf(lists: readonly (readonly number[])[]): Int32Array {
  const runs = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    runs[at + 1] = (runs[at] ?? 0) + list.length;
  });
  return runs;
}

test("an index knows of every code what its rows say, as built and as a block", () => {
  fc.assert(
    fc.property(users, fc.uint8Array({ minLength: 4, maxLength: 4, max: 1 }), (lists, wanted) => {
      const runs = runsOf(lists);
      const built = buildCodeIndex(columnOf(lists.flat()), runs);
      const block = { key: "k", name: "index:event" as const, ...packIndex(columnOf(lists.flat()), runs) };
      const opened = openIndex({ ...block, key: JSON.stringify(lists) });
      for (const index of [built, opened]) {
        if (index === null) throw new Error("no index");
        for (const code of [0, 1, 2, 3]) {
          const owners = lists.flatMap((list, user) => list.filter((one) => one === code).map(() => user));
          expect(index.rowCounts[code]).toBe(owners.length);
          expect(index.userCounts[code]).toBe(new Set(owners).size);
          const listed = ownersOf(index, code);
          if (listed !== null) expect([...listed]).toEqual(owners);
          expect(listed !== null).toBe(owners.length <= Math.max(8, lists.flat().length / 8));
        }
        const counts = lists.map((list) => list.filter((code) => wanted[code] === 1).length);
        const having = counts.flatMap((count, user) => (count > 0 ? [user] : []));
        const bits = usersWithAny(index, wanted);
        expect([...listUsers(bits)]).toEqual(having);
        expect(countUsers(bits)).toBe(having.length);
        expect(countRows(bits, runs)).toBe(having.reduce((sum, user) => sum + (lists[user]?.length ?? 0), 0));
        const found = rowsByUser(index, wanted, runs);
        if (found !== null) expect([...found]).toEqual(counts);
      }
    }),
  );
});

test("a column of too many values, or of no codes, has a note instead of an index", () => {
  const many = Array.from({ length: MOST_CODES + 1 }, (_, at) => `value ${at}`);
  const runs = Int32Array.of(0, 1);
  const numbers = {
    kind: "number",
    type: { kind: "int" },
    length: 1,
    values: Int32Array.of(1),
    validity: null,
  } as const;
  for (const column of [columnOf([0], many), numbers]) {
    const packed = packIndex(column, runs);
    expect(packed.content).toEqual({ kind: "no-index" });
    expect(openIndex({ key: "k", name: "index:event", ...packed })).toBeNull();
  }
  expect(packIndex(columnOf([0], many.slice(1)), runs).content.kind).toBe("index");
});
