import { AttemptWalk } from "./attempt-walk.js";
import type { Candidate } from "./candidate.js";
import type { Program } from "./program.js";
import { eventsOf } from "./stream-events.js";
import type { View } from "./view.js";

/**
 * Walks a stream once (`count attempts`): the first row of step 1 opens an attempt, which takes the nearest next step that a row
 * matches, skipping optional ones only; while it is live no other opens. It ends on completion, when its window or that of the awaited
 * steps has passed, or at a row that a rule forbids. A sort, then linear in rows times the steps that can come next. The chain
 * given to `visit` is overwritten by the next.
 */
export function walkAttempts(program: Program, view: View, visit: (chain: Candidate) => void): void {
  const walk = new AttemptWalk(program, view, visit);
  const events = eventsOf(view);
  for (const [at, event] of events.entries()) walk.take(event, events, at);
  walk.close();
}
