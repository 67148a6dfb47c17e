const STEPS = ["view", "addtocart", "view", "transaction", "view"];
const WINDOW = 7 * 24 * 3_600_000;

const tests = STEPS.map((event) => `event = '${event}'`);

/**
 * ClickHouse's windowFunnel alone: it has neither exclusions nor breakdowns nor durations. The exclusion below is of an event that the
 * data does not have, so that all contenders count the same steps; frocket has to look for it all the same.
 */
const clickhouse = `select ${STEPS.map((_, at) => `countIf(level >= ${at + 1}) as "step ${at + 1}"`).join(", ")} from (
  select windowFunnel(${WINDOW}, 'strict_increase')(timestamp, ${tests.join(", ")}) as level from events group by visitorid)`;

/** DuckDB: for every row of a step the latest start of a chain that ends there, step by step. */
const ctes = tests.map((test, at) =>
  at === 0
    ? `s1 as materialized (select visitorid, timestamp as t, timestamp as start from events where ${test})`
    : `s${at + 1} as materialized (select e.visitorid, e.timestamp as t, max(p.start) as start
  from s${at} p join events e on e.visitorid = p.visitorid and e.timestamp > p.t and e.timestamp - p.start <= ${WINDOW}
  where e.${test} group by 1, 2)`,
);
const duckdb = `with ${ctes.join(", ")} select ${STEPS.map(
  (_, at) => `(select count(distinct visitorid) from s${at + 1}) as "step ${at + 1}"`,
).join(", ")}`;

export default {
  name: "q5",
  title:
    "Q5: windowed funnel of five steps with an exclusion, a breakdown and durations (peers: the steps alone)",
  funnel: `funnel {
  step event == "view"
  step event == "addtocart"
  without event == "refund"
  step event == "view"
  step event == "transaction"
  step event == "view"
  window 7d
  by device on first
  durations
}`,
  duckdb: { "latest start": duckdb },
  clickhouse: { windowFunnel: clickhouse },
};
