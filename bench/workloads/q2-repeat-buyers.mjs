export default {
  name: "q2",
  title: "Q2: users with two transactions or more",
  funnel: `where count(event == "transaction") >= 2`,
  duckdb: {
    having: `select count(*) as users from (
  select visitorid from events where event = 'transaction' group by visitorid having count(*) >= 2)`,
  },
  clickhouse: {
    having: `select count() as users from (
  select visitorid from events where event = 'transaction' group by visitorid having count() >= 2)`,
    "countIf, in order": `select count() as users from (
  select visitorid from events group by visitorid having countIf(event = 'transaction') >= 2)
  settings optimize_aggregation_in_order = 1`,
  },
};
