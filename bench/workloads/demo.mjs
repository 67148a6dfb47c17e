import { readFileSync } from "node:fs";
import { levels } from "../sql/duckdb-levels.mjs";

const funnel = (name) => readFileSync(new URL(`../../demo/${name}.funnel`, import.meta.url), "utf8");

const row = (name, key, value, rest) =>
  `select '' as section, '${name}' as name, ${key} as key, (${value})::double as value from rows ${rest}`;
const mapOf = (name, key, value) => row(name, key, value, `where ${key} is not null group by ${key}`);
const topOf = (name, key, value) =>
  `(${mapOf(name, key, value)} order by value desc nulls last, key limit 5)`;
const USERS = "count(distinct visitorid)";

/** Aggregations over all rows of the users that a query finds. */
function over(users, aggregations) {
  return `with matched as materialized (${users}),
rows as materialized (select e.* from events e semi join matched using (visitorid))
${aggregations.join("\nunion all\n")}`;
}

const loyal = over(
  `select visitorid from events where event = 'transaction' group by visitorid having count(*) >= 3`,
  [
    mapOf("count by event", "event", "count(*)"),
    mapOf("users by device", "device", USERS),
    mapOf("sum(price) by event", "event", "sum(price)"),
  ],
);

const pricey = over(`select distinct visitorid from events where event = 'transaction' and price >= 250`, [
  mapOf("count by event", "event", "count(*)"),
  topOf("users by categoryid", "categoryid", USERS),
  mapOf("max(price) by event", "event", "max(price)"),
]);

const spenders = over(
  `select visitorid from events where event = 'transaction' and categoryid = '999'
  group by visitorid having sum(price) > 200`,
  [
    mapOf("count by event", "event", "count(*)"),
    topOf("sum(price) by categoryid", "categoryid", "sum(price)"),
    mapOf("users by device", "device", USERS),
  ],
);

const RETURN = ["event = 'view'", "event = 'addtocart'", "event = 'transaction'", "event = 'view'"];
const returning = (form) =>
  over(`select visitorid from (${levels(RETURN, form)}) where level = 4`, [
    mapOf("count by event", "event", "count(*)"),
    row("users by available", "available::varchar", USERS, "where available is not null group by available"),
    mapOf("mean(price) by event", "event", "avg(price)"),
  ]);

const SHOPPING = [
  "event = 'view'",
  "event = 'view' and available",
  "event = 'addtocart'",
  "event = 'transaction'",
  "event = 'transaction' and price >= 20",
];
const shopping = (form) => `with levels as materialized (${levels(SHOPPING, form)}),
last as materialized (select e.* from events e join levels using (visitorid) where level = 5),
devices as (select level, device, count(*) as n from (
  select distinct level, visitorid, device from events join levels using (visitorid) where device is not null) group by all),
counts as (select level, event, count(*) as n from events join levels using (visitorid) group by all),
numbers as (select unnest([1, 2, 3, 4, 5]) as step)
select 'step ' || step as section, 'users by device' as name, device as key, sum(n)::double as value
  from devices join numbers on level >= step group by step, device
union all
select 'step ' || step, 'count by event', event, sum(n) from counts join numbers on level >= step group by step, event
union all
select 'step ' || step, '', '', count(*) from levels join numbers on level >= step group by step
union all
select 'end', 'sum(price) by event', event, sum(price) from last group by event
union all
(select 'end', 'users by categoryid', categoryid, ${USERS} as users from last where categoryid is not null
  group by categoryid order by users desc, categoryid limit 5)`;

const inForms = (write) => ({ joins: write("joins"), lists: write("lists") });

/** The queries of the package's demo, with what DuckDB needs for the same answers. */
export default [
  { file: "1-loyal-buyers", title: "demo 1: bought three times or more", duckdb: { "semi join": loyal } },
  { file: "2-pricey-purchases", title: "demo 2: one expensive purchase", duckdb: { "semi join": pricey } },
  {
    file: "3-category-spenders",
    title: "demo 3: spent over 200 in a category",
    duckdb: { "semi join": spenders },
  },
  { file: "4-return-buyers", title: "demo 4: bought and came back", duckdb: inForms(returning) },
  {
    file: "5-shopping-funnel",
    title: "demo 5: funnel of five steps with breakdowns",
    duckdb: inForms(shopping),
  },
].map(({ file, title, duckdb }) => ({ name: file, title, funnel: funnel(file), duckdb, clickhouse: {} }));
