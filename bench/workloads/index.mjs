import q1 from "./q1-funnel.mjs";
import q2 from "./q2-repeat-buyers.mjs";
import q3 from "./q3-by-event.mjs";
import q4 from "./q4-returning-buyers.mjs";
import q5 from "./q5-windowed.mjs";

/** The queries over made events. */
export const WORKLOADS = [q1, q2, q3, q4, q5];
