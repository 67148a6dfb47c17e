import { windowFunnel } from "../sql/window-funnel.mjs";

const VIEW = "event = 'view'";
const CART = "event = 'addtocart'";
const SALE = "event = 'transaction'";

/** DuckDB: the sequence shares its first two steps with the funnel, so one chain answers both. */
const chain = `with considered as materialized (
  select visitorid, min(timestamp) filter (where ${VIEW}) as t from events group by visitorid
  having count(*) filter (where ${VIEW}) >= 3 and count(*) filter (where ${CART} and price >= 20) >= 1
), carted as materialized (
  select e.visitorid, min(e.timestamp) as t from events e join considered s
  on e.visitorid = s.visitorid and e.timestamp > s.t where ${CART} group by 1
), matched as materialized (
  select e.visitorid, any_value(s.t) as t from events e join carted s
  on e.visitorid = s.visitorid and e.timestamp > s.t where ${VIEW} group by 1
), bought as materialized (
  select e.visitorid, min(e.timestamp) as t from events e join matched s
  on e.visitorid = s.visitorid and e.timestamp > s.t where ${SALE} group by 1
), returned as materialized (
  select distinct e.visitorid from events e join bought s
  on e.visitorid = s.visitorid and e.timestamp > s.t where ${VIEW}
), levels as materialized (
  select m.visitorid, 2 + (b.visitorid is not null)::int + (r.visitorid is not null)::int as level
  from matched m left join bought b using (visitorid) left join returned r using (visitorid)
)`;

const lists = `with streams as (
  select visitorid, min(timestamp) filter (where ${VIEW}) as t1, list(timestamp) filter (where ${CART}) as carts,
    list(timestamp) filter (where ${SALE}) as sales, list(timestamp) filter (where ${VIEW}) as views
  from events group by visitorid
  having count(*) filter (where ${VIEW}) >= 3 and count(*) filter (where ${CART} and price >= 20) >= 1
), carted as (
  select *, list_min(list_filter(carts, lambda x: x > t1)) as t2, list_max(views) as last_view from streams
), bought as (
  select *, list_min(list_filter(sales, lambda x: x > t2)) as t3 from carted where last_view > t2
), levels as materialized (
  select visitorid, 2 + (t3 is not null)::int + coalesce(last_view > t3, false)::int as level from bought
)`;

const byStep = `
, devices as (
  select level, device, count(*) as n from (
    select distinct level, visitorid, device from events join levels using (visitorid)) group by level, device
), prices as (
  select level, event, sum(price) as total from events join levels using (visitorid) group by level, event
), numbers as (select unnest([1, 2, 3, 4]) as step)
select 'step ' || step as section, 'users by device' as name, device as key, sum(n)::double as value
  from devices join numbers on level >= step group by step, device
union all
select 'step ' || step, 'sum(price) by event', event, sum(total) from prices join numbers on level >= step
  group by step, event
union all
select 'step ' || step, '', '', count(*) from levels join numbers on level >= step group by step`;

/** ClickHouse: levels and sequence in one pass over all users. */
const considered = `select visitorid, ${windowFunnel([VIEW, CART, SALE, VIEW])} as level,
    ${windowFunnel([VIEW, CART, VIEW])} as sequence`;
const having = `having countIf(${VIEW}) >= 3 and countIf(${CART} and price >= 20) >= 1 and sequence = 3`;

/** One pass: what the steps are broken down by is collected for every user. */
const collected = `select concat('step ', toString(step)) as section, name, key, sum(amount) as value from (
  select arrayJoin(range(1, level + 1)) as step, arrayJoin(arrayConcat(
    arrayMap(d -> ('users by device', d, 1.), devices),
    arrayMap((e, v) -> ('sum(price) by event', e, v), prices.1, prices.2),
    [('', '', 1.)])) as entry, entry.1 as name, entry.2 as key, entry.3 as amount
  from (${considered}, groupUniqArray(toString(device)) as devices,
    sumMap([toString(event)], [ifNull(price, 0.)]) as prices
    from events group by visitorid ${having})
) group by step, name, key`;

/** Two passes: only rows of the users found are read for the breakdowns. */
const joined = `with levels as (${considered} from events group by visitorid ${having}),
  rows as (select level, visitorid, device, event, price from events inner join levels using (visitorid))
select concat('step ', toString(step)) as section, name, key, sum(amount) as value from (
  select level, 'users by device' as name, toString(device) as key, toFloat64(uniqExact(visitorid)) as amount
    from rows group by level, device
  union all
  select level, 'sum(price) by event', toString(event), ifNull(sum(price), 0.) from rows group by level, event
  union all
  select level, '', '', toFloat64(count()) from levels group by level
) array join range(1, level + 1) as step group by step, name, key`;

export default {
  name: "q4",
  title: "Q4: two conditions, a sequence, and a funnel of four steps with aggregations",
  funnel: `where count(event == "view") >= 3
  and any(event == "addtocart" and price >= 20)
  and sequence(event == "view" -> event == "addtocart" -> event == "view")
funnel {
  step event == "view"
  step event == "addtocart"
  step event == "transaction"
  step event == "view"
  each step {
    users by device
    sum(price) by event
  }
}`,
  duckdb: { joins: chain + byStep, lists: lists + byStep },
  clickhouse: {
    "one pass": collected,
    "one pass, in order": `${collected} settings optimize_aggregation_in_order = 1`,
    join: joined,
  },
};
