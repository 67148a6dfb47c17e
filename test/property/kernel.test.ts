import { test } from "vitest";
import { SEED } from "../support/arbitrary.js";
import { checkKernels } from "../support/kernel-property.js";

test("kernels answer as the interpreter does, on 2,000 random datasets and queries", async () => {
  await checkKernels(2_000, SEED);
}, 180_000);
