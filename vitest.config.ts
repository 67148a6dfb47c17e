import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/long/**", "**/node_modules/**"],
    testTimeout: 60_000,
    pool: "forks",
    // Tests of the column store ask for it; no other test writes one.
    env: { FROCKET_CACHE_MB: "0", FROCKET_MEMORY_MB: "0" },
  },
});
