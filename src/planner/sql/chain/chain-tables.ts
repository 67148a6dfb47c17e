import type { ChainSpec } from "../../chain.js";
import type { RowNames } from "../events.js";
import type { Sql } from "../sql.js";
import type { Tables } from "../tables.js";
import type { Writer } from "../writer.js";

/** What the tables of a chain are made with. */
export interface ChainSetting {
  readonly chain: ChainSpec;
  readonly writer: Writer;
  readonly tables: Tables;
  readonly names: RowNames;
  /** Put before every table's name. */
  readonly prefix: string;
  /** Rows of the users that count. */
  readonly rows: Sql;
  /** Each session is a stream of its own. */
  readonly perSession: boolean;
}

/** Rows as a chain looks at them. */
export interface Streams {
  readonly rows: Sql;
  /** The column that keeps streams apart: the user, or a lane or session of one. */
  readonly key: Sql;
  /** Place in that stream without gaps. */
  readonly place: Sql;
  /** What `hold` asks of the row called `row` before a step may choose it. */
  readonly choosable: (step: number, row: Sql) => readonly Sql[];
}
