import type { RetentionSpec } from "../../planner/retention.js";
import type { Code } from "../code.js";
import { emitRowBits } from "./row-bits.js";
import type { Walk } from "./walk.js";

/** Statements that give a selected user's starts (bit 0) and returns (bit 1) to a sink. */
export function emitRetention(walk: Walk, sink: number, spec: RetentionSpec, skip: Code): Code {
  return emitRowBits(walk, sink, [spec.start, spec.comeback], skip);
}
