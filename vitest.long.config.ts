import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/long/**/*.test.ts"],
    testTimeout: 1_800_000,
    pool: "forks",
    env: { FROCKET_CACHE_MB: "0", FROCKET_MEMORY_MB: "0" },
  },
});
