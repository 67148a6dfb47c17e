import { type Command, Option } from "commander";
import type { Context } from "../context.js";
import { readQuery } from "../query-input.js";
import { addQueryOptions, type QueryFlags, toQueryOptions } from "../query-options.js";

interface SqlFlags extends QueryFlags {
  readonly for: "duckdb" | "clickhouse";
  readonly table?: string;
  readonly json?: boolean;
}

/** `frocket sql`: the same question as SQL of another engine, to check an answer with. */
export function addSql(program: Command, context: Context): void {
  addQueryOptions(program.command("sql").description("Write a query as SQL of another engine."))
    .addOption(
      new Option("--for <engine>", "engine that the SQL is for")
        .choices(["duckdb", "clickhouse"])
        .default("duckdb"),
    )
    .option("--table <name>", "table that holds the rows there; the dataset's files when left out")
    .option("--json", "as JSON: a title, notes and the text of each statement")
    .action(async (path: string | undefined, flags: SqlFlags) => {
      context.json = flags.json ?? false;
      const input = await readQuery("sql", path, flags.expression, context);
      const { toSql } = await import("../../src/api/sql.js");
      const options = toQueryOptions(flags, input, context);
      const answer = await toSql(input.text, { dialect: flags.for, table: flags.table }, options);
      for (const warning of answer.warnings) context.note(`warning: ${warning}`);
      if (context.json) {
        context.print(JSON.stringify({ success: true, ...answer }, null, 2));
        return;
      }
      const blocks = answer.statements.map(({ title, notes, text }) => {
        const comments = [title, ...notes.map((note) => `note: ${note}`)].map(
          (line) => `-- ${oneLine(line)}`,
        );
        return `${comments.join("\n")}\n${text};`;
      });
      context.print(blocks.join("\n\n"));
    });
}

/** Titles hold names of the query: a line end in one would end the comment. */
function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, " ");
}
