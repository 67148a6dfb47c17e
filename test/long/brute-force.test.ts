import { test } from "vitest";
import { SEED } from "../support/arbitrary.js";
import { checkByBruteForce } from "../support/brute-force/property.js";

test.each(Array.from({ length: 5 }, (_, i) => i + 1))(
  "the interpreter finds what trying every choice of rows finds, block %i of 10,000",
  (block) => {
    checkByBruteForce(10_000, SEED + block);
  },
  600_000,
);
