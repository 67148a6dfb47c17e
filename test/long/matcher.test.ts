import { test } from "vitest";
import { checkAttempts, checkMatches } from "../runtime/match/check-matches.js";
import { SEED } from "../support/arbitrary.js";

test.each(["earliest", "latest", "fastest"] as const)(
  "15,000 streams are matched as the interpreter matches them, chain %s",
  (choice) => checkMatches(choice, 15_000, SEED),
  600_000,
);

test(
  "attempts of 10,000 streams are walked as the interpreter walks them",
  () => checkAttempts(10_000, SEED),
  600_000,
);
