import { gives, type Meaning, SCALAR } from "./meaning.js";

/** Number of users with the value on any of their rows. */
export const users: Meaning = {
  symbol: "users",
  signatures: { [SCALAR]: gives("int") },
  takes: "a column of single values",
  meaning: "number of users with the value on any of their rows",
};
