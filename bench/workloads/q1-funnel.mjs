import { stepCounts } from "../sql/duckdb-levels.mjs";
import { windowFunnel } from "../sql/window-funnel.mjs";

const STEPS = ["event = 'view'", "event = 'addtocart'", "event = 'transaction'"];

const counted = (level) => `select countIf(level >= 1) as "step 1", countIf(level >= 2) as "step 2",
  countIf(level >= 3) as "step 3" from (select ${level} as level from events group by visitorid)`;

export default {
  name: "q1",
  title: "Q1: plain funnel of three steps",
  funnel: `funnel {
  step event == "view"
  step event == "addtocart"
  step event == "transaction"
}`,
  duckdb: {
    joins: stepCounts(STEPS, "joins"),
    window: stepCounts(STEPS, "window"),
    lists: stepCounts(STEPS, "lists"),
  },
  clickhouse: {
    windowFunnel: counted(windowFunnel(STEPS)),
    "windowFunnel, in order": `${counted(windowFunnel(STEPS))} settings optimize_aggregation_in_order = 1`,
  },
};
