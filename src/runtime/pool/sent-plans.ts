import type { PhysicalPlan } from "../../planner/physical/plan.js";
import type { RunMessage } from "./message.js";

/** Both ends of a channel keep as many plans as that, and drop them in the order in which they were sent. */
const MOST_PLANS = 16;

const ids = new WeakMap<PhysicalPlan, number>();
let plans = 0;

/** The plans that a thread has been sent: one that is run again goes by its number, and the thread's kernels for it live on. */
export class SentPlans {
  private readonly sent: number[] = [];

  pack(plan: PhysicalPlan): RunMessage["sent"] {
    const id = ids.get(plan) ?? ++plans;
    ids.set(plan, id);
    if (this.sent.includes(id)) return { id, plan: null };
    this.sent.push(id);
    if (this.sent.length > MOST_PLANS) this.sent.shift();
    return { id, plan };
  }
}

/** The plans that a thread has got. */
export class ReceivedPlans {
  private readonly received = new Map<number, PhysicalPlan>();

  /** Errors: RangeError for a plan that was never sent. */
  unpack({ id, plan }: RunMessage["sent"]): PhysicalPlan {
    const known = plan ?? this.received.get(id);
    if (known === undefined) throw new RangeError(`plan ${id} was not sent`);
    if (plan === null) return known;
    this.received.set(id, plan);
    for (const oldest of this.received.keys()) {
      if (this.received.size <= MOST_PLANS) break;
      this.received.delete(oldest);
    }
    return known;
  }
}
