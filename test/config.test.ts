import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig, reportConfig, settingWarnings } from "../src/config.js";
import { failure } from "./catalog/support.js";

describe("readConfig", () => {
  it("has defaults", () => {
    const { memoryMb, cacheMb, ...others } = readConfig({});
    expect(memoryMb).toBeGreaterThan(0);
    expect(cacheMb).toBeLessThanOrEqual(20 * 1024);
    expect(others).toEqual({
      home: resolve(".frocket"),
      datastore: "file",
      invoker: "threads",
      threads: availableParallelism(),
      aggregationsTopDefaultCount: 10,
      unregisterLastUsedInterval: 30,
      validationSampleRatio: 0.1,
      validationSampleMax: 10,
      datasetCategoricalRatio: 0.1,
      datasetCategoricalTopCount: 20,
      datasetCategoricalTopMinpct: 0.01,
    });
  });

  it("takes trimmed values and ignores empty ones", () => {
    const env = {
      FROCKET_HOME: " /data/home ",
      FROCKET_THREADS: " 3\n",
      FROCKET_VALIDATION_SAMPLE_RATIO: "  ",
    };
    expect(readConfig(env)).toMatchObject({ home: "/data/home", threads: 3, validationSampleRatio: 0.1 });
    expect(readConfig({ FROCKET_VALIDATION_SAMPLE_RATIO: ".25" }).validationSampleRatio).toBe(0.25);
    expect(readConfig({ FROCKET_UNREGISTER_LAST_USED_INTERVAL: "0" }).unregisterLastUsedInterval).toBe(0);
  });

  const bad: readonly (readonly [string, string, string])[] = [
    ["THREADS", "0", "a whole number from 1"],
    ["THREADS", "two", "a whole number from 1"],
    ["THREADS", "1.5", "a whole number from 1"],
    ["AGGREGATIONS_TOP_DEFAULT_COUNT", "-1", "a whole number from 1"],
    ["VALIDATION_SAMPLE_RATIO", "1.1", "a number from 0 to 1"],
    ["VALIDATION_SAMPLE_RATIO", "NaN", "a number from 0 to 1"],
    ["DATASTORE", "redis", '"file"'],
    ["INVOKER", "work_queue", '"threads"'],
  ];
  it.each(bad)("refuses %s=%s", async (name, value, expected) => {
    const error = await failure(async () => readConfig({ [`FROCKET_${name}`]: value }));
    expect(error.code).toBe("bad-setting");
    expect(error.message).toBe(`setting FROCKET_${name} should be ${expected}, found "${value}"`);
  });
});

describe("reportConfig", () => {
  it("says where each value comes from", () => {
    const report = reportConfig({ FROCKET_THREADS: "3" });
    const origins = Object.fromEntries(report.map(({ name, value, origin }) => [name, `${value} ${origin}`]));
    expect(origins.FROCKET_THREADS).toBe("3 environment");
    expect(origins.FROCKET_VALIDATION_SAMPLE_MAX).toBe("10 default");
    expect(report).toHaveLength(Object.keys(readConfig({})).length);
  });

  it("shows accepted variables that are set, without their secrets", () => {
    const env = {
      FROCKET_AWS_SECRET_ACCESS_KEY: "hush",
      FROCKET_S3_AWS_ENDPOINT_URL: "http://me:hush@localhost:9000/x",
      FROCKET_LOG_LEVEL: "debug",
      OTHER: "x",
    };
    const shown = reportConfig(env).filter(({ explain }) => explain === "accepted, without effect");
    expect(shown.map(({ name, value }) => `${name}=${value}`)).toEqual([
      "FROCKET_AWS_SECRET_ACCESS_KEY=***",
      "FROCKET_LOG_LEVEL=debug",
      "FROCKET_S3_AWS_ENDPOINT_URL=http://***@localhost:9000/x",
    ]);
  });
});

describe("settingWarnings", () => {
  it("names unknown variables with the near setting", () => {
    const env = { FROCKET_THREDS: "3", FROCKET_COFFEE: "black", FROCKET_EMPTY: " ", PATH: "/bin" };
    expect(settingWarnings(env)).toEqual([
      "FROCKET_COFFEE is no setting",
      "FROCKET_THREDS is no setting, did you mean FROCKET_THREADS?",
    ]);
  });

  it("accepts in silence what has no use here", () => {
    const names = [
      "INVOKER_ASYNC_POLL_INTERVAL_MS",
      "AGGREGATIONS_TOP_GRACE_FACTOR",
      "INVOKER_LAMBDA_LEGACY_ASYNC",
      "REDIS_HOST",
      "BLOBSTORE_REDIS_PORT",
      "LAMBDA_AWS_READ_TIMEOUT",
      "WORKER_DISK_CACHE_SIZE_MB",
      "THREADS",
    ];
    expect(settingWarnings(Object.fromEntries(names.map((name) => [`FROCKET_${name}`, "1"])))).toEqual([]);
  });
});
