import { type Command, InvalidArgumentError, Option } from "commander";
import type { QueryOptions } from "../src/api/options.js";
import { readConfig } from "../src/config.js";
import type { TimeUnit } from "../src/types.js";
import type { Context } from "./context.js";
import type { QueryInput } from "./query-input.js";

/** What the options of the commands that take a query parse to. */
export interface QueryFlags {
  readonly expression?: string;
  readonly dataset?: string;
  readonly data?: string;
  readonly users?: string;
  readonly time?: string;
  readonly timeUnit?: TimeUnit;
  readonly order?: readonly string[];
  readonly param?: Readonly<Record<string, string>>;
}

/** Adds the query, the options that say where the data is, and --param. */
export function addQueryOptions(command: Command): Command {
  return command
    .argument("[query]", "file with the query (.funnel text or JSON), or - for standard input")
    .option("-e, --expression <text>", "the query itself instead of a file")
    .option("-d, --dataset <name>", "registered dataset; overrides the query's from")
    .option("--data <glob>", "Parquet files to read without registration; overrides from")
    .option("--users <column>", "with --data: column of the user id")
    .option("--time <column>", "with --data: column of the time")
    .addOption(timeUnitOption("with --data: "))
    .addOption(orderOption("with --data: "))
    .option("-p, --param <name=value>", "value of a param of the query (repeatable)", collectParam);
}

/** --time-unit, as several commands have it. */
export function timeUnitOption(prefix = ""): Option {
  return new Option("--time-unit <unit>", `${prefix}unit of a numeric time column`).choices([
    "s",
    "ms",
    "us",
    "ns",
  ]);
}

/** --order, a list with commas. */
export function orderOption(prefix = ""): Option {
  return new Option(
    "--order <columns>",
    `${prefix}columns that order rows of equal time, with commas`,
  ).argParser((text: string) => text.split(",").map((column) => column.trim()));
}

/** A whole number of at least `min`, for options. */
export function wholeNumber(min: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min)
      throw new InvalidArgumentError(`expected a whole number from ${min}`);
    return value;
  };
}

/** The flags as the library takes them. */
export function toQueryOptions(flags: QueryFlags, input: QueryInput, context: Context): QueryOptions {
  return {
    dataset: flags.dataset,
    data: flags.data,
    users: flags.users,
    time: flags.time,
    timeUnit: flags.timeUnit,
    order: flags.order,
    params: flags.param,
    home: readConfig(context.io.env).home,
    file: input.file,
    sources: context.sources,
  };
}

function collectParam(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("expected NAME=VALUE");
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
