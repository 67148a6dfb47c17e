/**
 * DuckDB SQL for the level that each user reaches in a chain of steps: rows (visitorid, level) of the users who reach
 * the first one. Each step is later in time than the one before, so the earliest possible row of each step is enough.
 * @param {string[]} steps predicates
 * @param {"joins" | "window" | "lists"} form
 */
export function levels(steps, form) {
  return forms[form](steps);
}

const numbered = (steps) => steps.map((predicate, i) => ({ predicate, step: i + 1 }));

const forms = {
  joins: (steps) => {
    const [first, ...later] = numbered(steps);
    const tables = later.map(
      ({ predicate, step }) => `s${step} as materialized (
  select e.visitorid, min(e.timestamp) as t from events e join s${step - 1} s
  on e.visitorid = s.visitorid and e.timestamp > s.t where ${predicate} group by 1)`,
    );
    const reached = later.map(({ step }) => ` + (s${step}.t is not null)::int`).join("");
    const joins = later.map(({ step }) => ` left join s${step} using (visitorid)`).join("");
    return `with s1 as materialized (
  select visitorid, min(timestamp) as t from events where ${first.predicate} group by 1),
${tables.join(",\n")}
select s1.visitorid, 1${reached} as level from s1${joins}`;
  },

  window: (steps) => {
    const all = numbered(steps);
    const marks = all.map(({ predicate, step }) => `coalesce(${predicate}, false) as p${step}`);
    const tables = all.map(({ step }) => {
      const previous = step === 1 ? "" : ` and t${step - 1} < timestamp`;
      return `w${step} as (select *, min(case when p${step}${previous} then timestamp end) over (
  partition by visitorid order by timestamp rows unbounded preceding) as t${step} from ${step === 1 ? "marked" : `w${step - 1}`})`;
    });
    const reached = all.map(({ step }) => `(min(t${step}) is not null)::int`).join(" + ");
    return `with marked as (select visitorid, timestamp, ${marks.join(", ")} from events where ${steps.map((p) => `(${p})`).join(" or ")}),
${tables.join(",\n")}
select visitorid, ${reached} as level from w${all.length} group by visitorid having min(t1) is not null`;
  },

  lists: (steps) => {
    const [first, ...later] = numbered(steps);
    const lists = later.map(
      ({ predicate, step }) => `list(timestamp) filter (where ${predicate}) as l${step}`,
    );
    const tables = later.map(
      ({ step }) =>
        `f${step} as (select *, list_min(list_filter(l${step}, lambda x: x > t${step - 1})) as t${step} from f${step - 1})`,
    );
    const reached = later.map(({ step }) => ` + (t${step} is not null)::int`).join("");
    return `with f1 as (
  select visitorid, min(timestamp) filter (where ${first.predicate}) as t1, ${lists.join(", ")}
  from events group by visitorid having t1 is not null),
${tables.join(",\n")}
select visitorid, 1${reached} as level from f${later.length + 1}`;
  },
};

/** Users per step, as one row of columns "step 1", "step 2", …. */
export function stepCounts(steps, form) {
  const counts = steps.map((_, i) => `count(*) filter (where level >= ${i + 1}) as "step ${i + 1}"`);
  return `select ${counts.join(", ")} from (${levels(steps, form)})`;
}
