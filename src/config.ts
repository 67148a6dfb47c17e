import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { isAcceptedSetting, maskSecret } from "./accepted-settings.js";
import { defaultCacheMb, defaultMemoryMb } from "./default-budgets.js";
import { fail } from "./errors/index.js";
import { nearest } from "./errors/near.js";

/** The environment that settings are read from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every setting, read once per command. */
export interface Config {
  /** Absolute path of the folder with the file catalogue, the demo data and the column store. */
  readonly home: string;
  /** Where registered datasets are kept. */
  readonly datastore: "file";
  /** What runs queries. */
  readonly invoker: "threads";
  readonly threads: number;
  /** Megabytes (2^20 bytes) of decoded columns in memory and on disk; 0 keeps none there. */
  readonly memoryMb: number;
  readonly cacheMb: number;
  readonly aggregationsTopDefaultCount: number;
  /** Seconds since the last query under which `unregister` wants to be forced; 0 never does. */
  readonly unregisterLastUsedInterval: number;
  readonly validationSampleRatio: number;
  readonly validationSampleMax: number;
  readonly datasetCategoricalRatio: number;
  readonly datasetCategoricalTopCount: number;
  readonly datasetCategoricalTopMinpct: number;
}

/** One setting as `frocket config` shows it. */
export interface SettingReport {
  readonly name: string;
  readonly value: string;
  readonly origin: "default" | "environment";
  readonly explain: string;
}

interface Setting<T> {
  readonly name: string;
  readonly fallback: (env: Environment) => T;
  /** undefined: the text is no such value. */
  readonly parse: (text: string) => T | undefined;
  readonly expected: string;
  readonly explain: string;
}

const PREFIX = "FROCKET_";

type Settings = { readonly [K in keyof Config]: Setting<Config[K]> };

const settings: Settings = {
  home: {
    name: "FROCKET_HOME",
    fallback: () => resolve(".frocket"),
    parse: (text) => resolve(text),
    expected: "a folder",
    explain: "folder of registered datasets, demo data and kept columns",
  },
  datastore: choice("FROCKET_DATASTORE", ["file"], "where registered datasets are kept"),
  invoker: choice("FROCKET_INVOKER", ["threads"], "what runs queries"),
  threads: number("FROCKET_THREADS", availableParallelism, "threads that read and scan parts", {
    min: 1,
    whole: true,
  }),
  memoryMb: number(
    "FROCKET_MEMORY_MB",
    defaultMemoryMb,
    "megabytes of decoded columns kept in memory; 0 keeps none",
    { min: 0, whole: true },
  ),
  cacheMb: number(
    "FROCKET_CACHE_MB",
    (env) => defaultCacheMb(readSetting(settings.home, env)),
    "megabytes of decoded columns kept on disk, in FROCKET_HOME/cache; 0 keeps none",
    { min: 0, whole: true },
  ),
  aggregationsTopDefaultCount: number(
    "FROCKET_AGGREGATIONS_TOP_DEFAULT_COUNT",
    () => 10,
    "values that an aggregation by a column keeps when the query does not say",
    { min: 1, whole: true },
  ),
  unregisterLastUsedInterval: number(
    "FROCKET_UNREGISTER_LAST_USED_INTERVAL",
    () => 30,
    "seconds after a query in which unregister wants --force; 0 never",
    { min: 0, whole: false },
  ),
  validationSampleRatio: number(
    "FROCKET_VALIDATION_SAMPLE_RATIO",
    () => 0.1,
    "share of the parts that --validation sample looks into",
    { min: 0, max: 1, whole: false },
  ),
  validationSampleMax: number(
    "FROCKET_VALIDATION_SAMPLE_MAX",
    () => 10,
    "most parts that --validation sample looks into",
    { min: 2, whole: true },
  ),
  datasetCategoricalRatio: number(
    "FROCKET_DATASET_CATEGORICAL_RATIO",
    () => 0.1,
    "distinct values per row up to which a string column counts as categorical",
    { min: 0, max: 1, whole: false },
  ),
  datasetCategoricalTopCount: number(
    "FROCKET_DATASET_CATEGORICAL_TOP_COUNT",
    () => 20,
    "top values that info shows of a categorical column",
    { min: 1, whole: true },
  ),
  datasetCategoricalTopMinpct: number(
    "FROCKET_DATASET_CATEGORICAL_TOP_MINPCT",
    () => 0.01,
    "share of rows below which a top value is left out",
    { min: 0, max: 1, whole: false },
  ),
};

/** One of a few words; the first is the default. */
function choice<T extends string>(name: string, values: readonly [T, ...T[]], explain: string): Setting<T> {
  return {
    name,
    explain,
    fallback: () => values[0],
    parse: (text) => values.find((value) => value === text),
    expected: values.map((value) => `"${value}"`).join(" or "),
  };
}

function number(
  name: string,
  fallback: (env: Environment) => number,
  explain: string,
  range: { readonly min: number; readonly max?: number; readonly whole: boolean },
): Setting<number> {
  const max = range.max ?? Number.MAX_SAFE_INTEGER;
  const kind = range.whole ? "a whole number" : "a number";
  return {
    name,
    fallback,
    explain,
    expected: range.max === undefined ? `${kind} from ${range.min}` : `${kind} from ${range.min} to ${max}`,
    parse: (text) => {
      const value = /^[0-9]*\.?[0-9]+$/.test(text) ? Number(text) : Number.NaN;
      const fits = value >= range.min && value <= max && (!range.whole || Number.isInteger(value));
      return fits ? value : undefined;
    },
  };
}

/** The settings of this environment; values are trimmed and empty ones ignored. Errors: `bad-setting`. */
export function readConfig(env: Environment = process.env): Config {
  const read = <T>(setting: Setting<T>): T => readSetting(setting, env);
  return {
    home: read(settings.home),
    datastore: read(settings.datastore),
    invoker: read(settings.invoker),
    threads: read(settings.threads),
    memoryMb: read(settings.memoryMb),
    cacheMb: read(settings.cacheMb),
    aggregationsTopDefaultCount: read(settings.aggregationsTopDefaultCount),
    unregisterLastUsedInterval: read(settings.unregisterLastUsedInterval),
    validationSampleRatio: read(settings.validationSampleRatio),
    validationSampleMax: read(settings.validationSampleMax),
    datasetCategoricalRatio: read(settings.datasetCategoricalRatio),
    datasetCategoricalTopCount: read(settings.datasetCategoricalTopCount),
    datasetCategoricalTopMinpct: read(settings.datasetCategoricalTopMinpct),
  };
}

/**
 * Every setting with its value and where the value comes from, then the accepted ones without effect that are set.
 * Secrets are masked. Errors: `bad-setting`.
 */
export function reportConfig(env: Environment = process.env): readonly SettingReport[] {
  const used = Object.values(settings).map(
    (setting: Setting<string> | Setting<number>): SettingReport => ({
      name: setting.name,
      value: String(readSetting<string | number>(setting, env)),
      origin: given(setting.name, env) === null ? "default" : "environment",
      explain: setting.explain,
    }),
  );
  const unused = givenNames(env)
    .filter(isAcceptedSetting)
    .map(
      (name): SettingReport => ({
        name,
        value: maskSecret(name, given(name, env) ?? ""),
        origin: "environment",
        explain: "accepted, without effect",
      }),
    );
  return [...used, ...unused];
}

/** One sentence for each FROCKET_ variable that is no setting, with the name that may be meant. */
export function settingWarnings(env: Environment = process.env): readonly string[] {
  const known = Object.values(settings).map((setting) => setting.name.slice(PREFIX.length));
  return givenNames(env)
    .filter((name) => !known.includes(name.slice(PREFIX.length)) && !isAcceptedSetting(name))
    .map((name) => {
      const near = nearest(name.slice(PREFIX.length), known);
      return `${name} is no setting${near === undefined ? "" : `, did you mean ${PREFIX}${near}?`}`;
    });
}

/** The FROCKET_ variables that are set, in alphabetical order. */
function givenNames(env: Environment): readonly string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && given(name, env) !== null)
    .sort();
}

function readSetting<T>(setting: Setting<T>, env: Environment): T {
  const text = given(setting.name, env);
  if (text === null) return setting.fallback(env);
  const value = setting.parse(text);
  if (value === undefined) {
    fail("bad-setting", { name: setting.name, value: text, expected: setting.expected });
  }
  return value;
}

function given(name: string, env: Environment): string | null {
  const text = env[name]?.trim() ?? "";
  return text === "" ? null : text;
}
