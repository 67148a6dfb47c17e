import type { Predicate } from "../../planner/expression.js";
import { type CodeIndex, usersWithAny } from "./code-index.js";
import { type CodeSet, codesOf } from "./code-test.js";
import type { IndexUse } from "./index-use.js";
import { both, either, everyUser, noUsers, type UserBits } from "./user-bits.js";

/** Users by whether some row of theirs, in the whole part, satisfies a predicate. */
export interface RowFacts {
  /** Every user with such a row is among them. */
  readonly may: UserBits;
  /** Each of them has such a row. */
  readonly must: UserBits;
  /** The codes of one column that a row satisfies the predicate by, and by nothing else; null when there is no such column. */
  readonly exact: { readonly index: CodeIndex; readonly codes: Uint8Array } | null;
  /** For one column with an index, codes beyond which no row satisfies it; null without one. */
  readonly upper: { readonly index: CodeIndex; readonly codes: Uint8Array } | null;
}

/** What the indexes of a part tell of a plan's predicates. */
export class PartFacts {
  private readonly tables = new Map<string, readonly Uint8Array[]>();
  private readonly facts = new Map<Predicate, RowFacts>();
  readonly everybody: UserBits;

  /** `runs`: offsets of the users' runs in the part. */
  constructor(
    private readonly use: IndexUse,
    readonly indexes: ReadonlyMap<string, CodeIndex>,
    readonly runs: Int32Array,
  ) {
    this.everybody = everyUser(runs.length - 1);
  }

  get userCount(): number {
    return this.runs.length - 1;
  }

  /** Facts about a predicate of the plan. */
  of(predicate: Predicate): RowFacts {
    const known = this.facts.get(predicate);
    if (known !== undefined) return known;
    const found = this.find(predicate);
    this.facts.set(predicate, found);
    return found;
  }

  private find(predicate: Predicate): RowFacts {
    const { userCount } = this;
    if (predicate.kind === "constant") {
      const all = predicate.value ? this.everybody : noUsers(userCount);
      return { may: all, must: all, exact: null, upper: null };
    }
    let may = this.everybody;
    let must = noUsers(userCount);
    let exact: RowFacts["exact"] = null;
    let upper: RowFacts["upper"] = null;
    for (const [column, test] of this.use.tests.get(predicate) ?? []) {
      const index = this.indexes.get(column);
      if (index === undefined) continue;
      const codes: CodeSet = codesOf(test, this.tablesOf(column, index), index.dictionary.length + 1);
      may = both(may, usersWithAny(index, codes.may));
      must = either(must, usersWithAny(index, codes.must));
      upper ??= { index, codes: codes.may };
      if (codes.may.every((byte, code) => byte === codes.must[code])) exact ??= { index, codes: codes.may };
    }
    return { may, must, exact, upper };
  }

  private tablesOf(column: string, index: CodeIndex): readonly Uint8Array[] {
    const known = this.tables.get(column);
    if (known !== undefined) return known;
    const made = this.use.columns.get(column)?.(index.dictionary) ?? [];
    this.tables.set(column, made);
    return made;
  }
}
