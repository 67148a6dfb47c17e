import { test } from "vitest";
import { SEED } from "../support/arbitrary.js";
import { checkKernels } from "../support/kernel-property.js";

test.each(Array.from({ length: 9 }, (_, i) => i + 1))(
  "kernels answer as the interpreter does, block %i of 2,000",
  async (block) => {
    await checkKernels(2_000, SEED + block);
  },
  600_000,
);
