import { run } from "../../dist/index.js";
import { answerOfResult } from "../answers.mjs";
import { THREADS } from "./open-duckdb.mjs";

/**
 * frocket as a library over a registered dataset; every call compiles its query anew.
 * @param {{ form: string, home: string, dataset: string, threads?: number }} source form "warm": columns are kept between calls
 * @param {string} query
 */
export async function open({ form, home, dataset, threads = THREADS }, query) {
  const options = { home, dataset, threads, store: form === "warm" };
  return { answer: async () => answerOfResult((await run(query, options)).result), close: () => {} };
}
