/**
 * An answer that systems can be compared by: numbers by name, such as "step 2" or "end / users by device [tv]".
 * Entries of value zero are left out: SQL has no row for a value that nobody has.
 * @typedef {Map<string, number>} Answer
 */

const OPTIONAL = /^(users|rows)$/;
const TOLERANCE = 1e-9;

/**
 * Rows of SQL as an answer. Long rows have `section`, `name`, `key`, `value`, of which the first three may be empty: a
 * step's own number has no name. Wide rows hold one number in each column but `key`, under the column's name.
 * @param {Record<string, unknown>[]} rows
 * @returns {Answer}
 */
export function answerOfRows(rows) {
  const answer = new Map();
  for (const { key = "", ...columns } of rows) {
    const { section, name, value } = columns;
    if (name !== undefined) note(answer, section, name, key, value);
    else for (const [column, number] of Object.entries(columns)) note(answer, "", column, key, number);
  }
  return answer;
}

/**
 * A result of frocket as an answer.
 * @param {import("../dist/types/src/index.js").QueryResult} result
 * @returns {Answer}
 */
export function answerOfResult(result) {
  const answer = new Map();
  note(answer, "", "users", "", result.users);
  note(answer, "", "rows", "", result.rows);
  noteAggregates(answer, "", result.aggregates);
  for (const funnel of result.funnels) {
    funnel.steps.forEach((step, i) => {
      note(answer, `step ${i + 1}`, "", "", step.users);
      noteAggregates(answer, `step ${i + 1}`, step.aggregates ?? []);
    });
    noteAggregates(answer, "end", funnel.atEnd ?? []);
  }
  return answer;
}

/**
 * Where two answers differ, as sentences; none when they are equal. Numbers agree within 1e-9 of each other, as sums
 * of floats depend on their order. Totals that frocket always gives may be missing on the other side.
 * @param {Answer} left
 * @param {Answer} right
 */
export function differences(left, right) {
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].flatMap((name) => {
    const a = left.get(name);
    const b = right.get(name);
    if (a === undefined || b === undefined) {
      return OPTIONAL.test(name) ? [] : [`${name}: ${a ?? "missing"} and ${b ?? "missing"}`];
    }
    const isEqual = Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    return isEqual ? [] : [`${name}: ${a} and ${b}`];
  });
}

function noteAggregates(answer, section, aggregates) {
  for (const { spec, value } of aggregates) {
    const measured = spec.column === null ? spec.fn : `${spec.fn}(${spec.column})`;
    const name = (spec.by === null ? measured : `${measured} by ${spec.by}`).replace(/^rows/, "count");
    if (Array.isArray(value)) for (const [key, number] of value) note(answer, section, name, key, number);
    else if (value !== null) note(answer, section, name, "", value);
  }
}

function note(answer, section, name, key, value) {
  const number = Number(value ?? 0);
  if (number === 0) return;
  const path = [section, name].filter((word) => word !== "").join(" / ");
  answer.set(key === "" ? path : `${path} [${key}]`, number);
}
