import { FrocketError, problem } from "../../errors/index.js";
import type { Part } from "../../planner/catalog.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import type { UsersOf } from "../funnel/reached-users.js";
import type { StoredOutcome } from "../store/execute-stored.js";
import type { StoreTask } from "../store/task.js";
import type { ForcedStrategy } from "../strategy/strategy.js";

/** What is asked about every part of a run. */
export interface Question {
  readonly plan: PhysicalPlan;
  readonly collectMatched: boolean;
  readonly collectAll: boolean;
  readonly usersOf: UsersOf | null;
  readonly forced: ForcedStrategy;
}

/** A part of a run. */
export interface PartTask {
  readonly part: Part;
  /** What the column store has of the part; null: the part is read from Parquet, and nothing is kept. */
  readonly stored: StoreTask | null;
}

/** A run as it is sent to a thread, which deals itself parts. The plan is data: the thread makes its own kernel. */
export interface RunMessage extends Omit<Question, "plan"> {
  readonly run: number;
  /** `plan` is null when the thread has it from an earlier run (see sent-plans.ts). */
  readonly sent: { readonly id: number; readonly plan: PhysicalPlan | null };
  readonly tasks: readonly PartTask[];
  /** Memory of the deal. */
  readonly deal: SharedArrayBuffer;
}

/** The answer for the part at position `at`. */
export interface DonePart extends StoredOutcome {
  readonly at: number;
}

/** What a thread says: first of all that it has loaded its modules. */
export type ThreadMessage = { readonly kind: "ready" } | RunReply;

/** Parts of a run, several at a time; after the last reply of a run the thread is free. */
export type RunReply =
  | {
      readonly kind: "done";
      readonly run: number;
      readonly parts: readonly DonePart[];
      readonly isLast: boolean;
    }
  | { readonly kind: "failed"; readonly run: number; readonly error: PlainError };

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
