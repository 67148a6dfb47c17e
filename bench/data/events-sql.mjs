/** Days that the events are spread over, from START on; ms. */
const START = Date.UTC(2015, 4, 3);
const SPAN = 138 * 86_400_000;
const SEED = 2015;
const MEAN_EVENTS = 13.2;
export const PARTS = 8;

/** How many users make about this many rows. */
export function usersFor(rows) {
  return Math.max(PARTS, Math.round(rows / MEAN_EVENTS));
}

/**
 * DuckDB SQL for the events of one part, columns as in the demo: users are dealt to parts by hash, events per user
 * follow a power law (5 to 2000, 13 on average), no user has two events at one time, so that systems that differ about
 * events of equal time have one answer. All values derive from hashes of (seed, user, position): the same on each run.
 * @param {{ rows: number, part: number, order: "sorted" | "shuffled" }} options
 */
export function eventsSql({ rows, part, order }) {
  return `
with users as (
  select number, hash(number, ${SEED}) as h, (number * 2654435761) % 4294967296 as visitorid
  from range(${usersFor(rows)}) as r(number)
  where hash(number, ${SEED + 1}) % ${PARTS} = ${part}
), streams as (
  select visitorid, h,
    least(2000, floor(5.6 * pow((h % 1000000 + 1) / 1e6, -0.6)))::int as event_count,
    ${START} + (h >> 20) % ${Math.round(SPAN / 2)} as start
  from users
), positions as (
  select *, unnest(range(event_count)) as position,
    1000 + floor((${SPAN / 2} / event_count - 1000) * pow((h >> 8) % 1000 / 1e3, 4))::bigint as gap
  from streams
), hashed as (
  select *, hash(visitorid, position, ${SEED}) as a, hash(visitorid, position, ${SEED + 2}) as b from positions
), drawn as (
  select *, 1 + floor(235000 * pow((a % 1000003) / 1000003, 2.6))::bigint as item, (a >> 24) % 10000 as luck
  from hashed
), events as (
  select *, case when luck < 90 then 'transaction' when luck < 350 then 'addtocart' else 'view' end as event,
    hash(item, ${SEED}) as i
  from drawn
)
select
  (start + position * gap + (b >> 32) % gap)::bigint as timestamp,
  visitorid::bigint as visitorid,
  event,
  item as itemid,
  case when event = 'transaction' then (b % 100000000)::bigint end as transactionid,
  case when i % 250 > 0 then round(45 * exp(1.6 * (((i >> 8) % 1000 + (i >> 18) % 1000 + (i >> 28) % 1000)::double / 1000 - 1.5)), 2) end
    as price,
  case when (b >> 8) % 50 > 0 then event <> 'view' or (b >> 16) % 100 > 12 end as available,
  (1 + floor(1000 * pow((i >> 38) % 100003 / 100003, 3)))::int::varchar as categoryid,
  case when ((case when b % 10 = 0 then b else h end) >> 40) % 1000 < 480 then 'desktop'
    when ((case when b % 10 = 0 then b else h end) >> 40) % 1000 < 870 then 'mobile'
    when ((case when b % 10 = 0 then b else h end) >> 40) % 1000 < 985 then 'tablet' else 'tv' end as device
from events
order by ${order === "sorted" ? "visitorid, timestamp" : "a"}`;
}
