export default {
  name: "q3",
  title: "Q3: users, rows and sum of price by event",
  funnel: `aggregate {
  users by event
  count by event
  sum(price) by event
}`,
  duckdb: {
    distinct: `select event as key, count(distinct visitorid) as "users by event", count(*) as "count by event",
  sum(price) as "sum(price) by event" from events group by event`,
    "two levels": `select event as key, count(*) as "users by event", sum(n)::bigint as "count by event",
  sum(price) as "sum(price) by event" from (
    select event, visitorid, count(*) as n, sum(price) as price from events group by event, visitorid) group by event`,
  },
  clickhouse: {
    uniqExact: `select event as key, uniqExact(visitorid) as "users by event", count() as "count by event",
  sum(price) as "sum(price) by event" from events group by event`,
    "two levels": `select event as key, count() as "users by event", sum(n) as "count by event",
  sum(total) as "sum(price) by event" from (
    select event, visitorid, count() as n, sum(price) as total from events group by event, visitorid) group by event`,
    "two levels, in order": `select event as key, count() as "users by event", sum(n) as "count by event",
  sum(total) as "sum(price) by event" from (
    select event, visitorid, count() as n, sum(price) as total from events group by event, visitorid) group by event
  settings optimize_aggregation_in_order = 1`,
  },
};
