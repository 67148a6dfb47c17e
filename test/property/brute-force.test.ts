import { test } from "vitest";
import { SEED } from "../support/arbitrary.js";
import { checkByBruteForce } from "../support/brute-force/property.js";

test("the interpreter finds what trying every choice of rows finds, on 3,000 streams and chains", () => {
  checkByBruteForce(3_000, SEED);
}, 120_000);
