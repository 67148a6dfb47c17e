import { describe, test } from "vitest";
import { SEED } from "../../support/arbitrary.js";
import { CHOICES, checkAttempts, checkMatches } from "./check-matches.js";

describe("a stream is matched as the interpreter matches it", () => {
  test.each(CHOICES)("chain %s", (choice) => checkMatches(choice, 1_500, SEED));

  test("attempts", () => checkAttempts(1_500, SEED));
});
