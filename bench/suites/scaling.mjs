import { eventData } from "../data/events.mjs";
import { WORKLOADS } from "../workloads/index.mjs";
import { measureCells } from "./measure-cells.mjs";

const SCALED = ["q1", "q4"];
const CYCLE = ["view", "view", "view", "addtocart"];

/** How frocket's own cost grows: with threads, and with the steps of a funnel. */
export async function scalingSuite({ rows, times, foreignForms }) {
  const { home, ...size } = await eventData(rows, foreignForms.slice(0, 1), false);
  const source = { form: "warm", home, dataset: "prepared" };
  const tables = [];
  for (const { name, title, funnel } of WORKLOADS) {
    if (!SCALED.includes(name)) continue;
    const cells = [1, 2].map((threads) => ({
      contender: "frocket",
      label: `${source.form}, ${threads} threads`,
      source: { ...source, threads },
      queries: { funnel },
    }));
    tables.push(await measureCells(`${title}, by threads`, cells, times));
  }
  for (const steps of [4, 16, 64]) {
    const queries = { funnel: longFunnel(steps) };
    const cell = { contender: "frocket", label: source.form, source, queries };
    tables.push(await measureCells(`A funnel of ${steps} steps`, [cell], times));
  }
  return { title: "Scaling", rows: size.rows, users: size.users, tables };
}

function longFunnel(steps) {
  const lines = Array.from({ length: steps }, (_, i) => `  step event == "${CYCLE[i % CYCLE.length]}"`);
  return `funnel {\n${lines.join("\n")}\n}`;
}
