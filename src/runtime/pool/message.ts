import { FrocketError, problem } from "../../errors/index.js";
import type { Part } from "../../planner/catalog.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import type { StoredOutcome } from "../store/execute-stored.js";
import type { StoreTask } from "../store/task.js";
import type { ForcedStrategy } from "../strategy/strategy.js";

/** One part of a job, as it is sent to a thread. The plan is data: the thread makes its own kernel. */
export interface PartTask extends PartJob {
  /** Number of the run: what a thread loads for a run it does not use for the next one. */
  readonly run: number;
  /** What the column store has of the part; null: the part is read from Parquet, and nothing is kept. */
  readonly stored: StoreTask | null;
}

/** What is asked about one part. */
export interface PartJob {
  readonly plan: PhysicalPlan;
  readonly part: Part;
  readonly collectMatched: boolean;
  readonly collectAll: boolean;
  readonly forced: ForcedStrategy;
}

/** What a thread answers; first of all that it has loaded its modules. */
export type ThreadMessage = { readonly kind: "ready" } | PartReply;

/** The answer to a task. */
export type PartReply =
  | ({ readonly kind: "done" } & StoredOutcome)
  | { readonly kind: "failed"; readonly error: PlainError };

type PlainError = Pick<FrocketError, "code" | "message" | "details" | "place" | "hint">;

/** An error as plain data; anything that is not ours becomes an internal error. */
export function toPlain(error: unknown): PlainError {
  const ours = error instanceof FrocketError ? error : problem("internal-error", { what: String(error) });
  const { code, message, details, place, hint } = ours;
  return { code, message, details, place, hint };
}

/** The error that a thread sent. */
export function fromPlain({ code, message, details, place, hint }: PlainError): FrocketError {
  return new FrocketError(code, message, details, place, hint);
}
