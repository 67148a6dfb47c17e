import { fail } from "../../errors/index.js";
import type { Place } from "../../errors/place.js";
import type { DialectName } from "./dialect/dialect.js";

/** A clause of a query, as far as a plan still knows it. */
export interface ClauseRef {
  /** Index of the funnel; null: the clause stands in `where` or `aggregate`. */
  readonly funnel: number | null;
  /** As written: `ties within`, `count attempts`, `optional`. */
  readonly clause: string;
}

/** Where a clause stands in the query's text, when that is known. */
export type PlaceOf = (clause: ClauseRef) => Place | undefined;

/** Says that a clause has no equivalent in SQL, or none that is written here. Error: `no-sql`. */
export class Refusals {
  private funnel: number | null = null;

  constructor(
    private readonly dialect: DialectName,
    private readonly placeOf: PlaceOf,
  ) {}

  /** From now on clauses are those of a funnel. */
  enterFunnel(funnel: number): void {
    this.funnel = funnel;
  }

  refuse(clause: string, reason: string): never {
    const place = this.placeOf({ funnel: this.funnel, clause });
    return fail("no-sql", { clause, reason, dialect: this.dialect }, { place });
  }
}
