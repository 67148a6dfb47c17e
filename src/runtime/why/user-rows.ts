import type { Dataset } from "../../planner/catalog.js";
import type { Predicate } from "../../planner/expression.js";
import { mayHold } from "../../planner/pruning/may-hold.js";
import type { Store } from "../../storage/store.js";
import type { Value } from "../../types.js";
import type { Column } from "../column.js";
import type { Row } from "../interpret/row.js";
import { openPart } from "../parquet/index.js";
import type { PartSource } from "../part-source.js";
import { cellAt } from "./cell-at.js";

/**
 * The rows of one user in file order, columns by name. Row groups that statistics rule out are not read, and of the others only the
 * user column, unless the user is in them; parts after the one that has the user are left alone where users are known to be in one.
 */
export async function readUserRows(
  dataset: Dataset,
  user: Exclude<Value, null>,
  columns: readonly string[],
  store: Store,
): Promise<readonly Row[]> {
  const { users } = dataset.info;
  const type = dataset.info.columns.find(({ name }) => name === users)?.type;
  const isUser: Predicate = {
    kind: "compare",
    op: "==",
    over: typeof user === "string" ? "string" : "number",
    left: { kind: "column", name: users, type: type ?? { kind: "string" } },
    right: {
      kind: "literal",
      type: typeof user === "string" ? { kind: "string" } : { kind: "int" },
      value: user,
    },
  };
  const rows: Row[] = [];
  for (const part of dataset.parts) {
    const source = await openPart(store, part);
    rows.push(...(await rowsIn(source, isUser, user, users, columns)));
    if (rows.length > 0 && dataset.disjoint === "checked") break;
  }
  return rows;
}

async function rowsIn(
  source: PartSource,
  isUser: Predicate,
  user: Value,
  users: string,
  columns: readonly string[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [group, { zones, rowCount }] of source.rowGroups.entries()) {
    const possible = mayHold(isUser, (column) => {
      const zone = zones.get(column);
      return zone && { ...zone, rowCount };
    });
    if (!possible) continue;
    const ids = (await source.read([users], [group])).get(users);
    const own = ids === undefined ? [] : positionsOf(ids, user);
    if (own.length === 0) continue;
    const read = await source.read(columns, [group]);
    for (const at of own)
      rows.push(Object.fromEntries([...read].map(([name, column]) => [name, cellAt(column, at)])));
  }
  return rows;
}

function positionsOf(column: Column, user: Value): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < column.length; at++) if (cellAt(column, at) === user) found.push(at);
  return found;
}
