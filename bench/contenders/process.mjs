import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { answerOfRows } from "../answers.mjs";
import { FROCKET } from "../data/frocket-command.mjs";
import { THREADS } from "./open-duckdb.mjs";

const DUCKDB = fileURLToPath(new URL("duckdb-process.mjs", import.meta.url));
const MEMORY = new URL("report-memory.mjs", import.meta.url).href;
const execute = promisify(execFile);

/**
 * A new process for every answer, from its start to its end.
 * @param {{ form: "frocket" | "duckdb", home?: string, dataset?: string, path?: string }} source
 * @param {string} query
 */
export async function open(source, query) {
  const directory = mkdtempSync(join(tmpdir(), "frocket-bench-"));
  const file = join(directory, "query");
  writeFileSync(file, query);
  const { args, home, rowsOf } = programs[source.form](source, file);
  const peakFile = join(directory, "peak");
  const env = { ...process.env, FROCKET_HOME: home, PEAK_FILE: peakFile };
  return {
    answer: async () => {
      const { stdout } = await execute(process.execPath, args, { env });
      return answerOfRows(rowsOf(JSON.parse(stdout)));
    },
    /** Asked of one more process, so that those that are timed load nothing else. */
    peakMb: async () => {
      await execute(process.execPath, ["--import", MEMORY, ...args], { env });
      return Number(readFileSync(peakFile, "utf8"));
    },
    close: () => rmSync(directory, { recursive: true }),
  };
}

const programs = {
  frocket: ({ home, dataset }, file) => ({
    args: [FROCKET, "run", file, "-d", dataset, "--json", "--threads", String(THREADS)],
    home,
    rowsOf: ({ funnel }) => funnel.sequence.map((step) => ({ [step.name]: step.matchingGroups })),
  }),
  duckdb: ({ path }, file) => ({ args: [DUCKDB, path, file], home: "", rowsOf: (rows) => rows }),
};
