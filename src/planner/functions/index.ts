import { abs } from "./abs.js";
import { add } from "./add.js";
import { by } from "./by.js";
import { contains } from "./contains.js";
import { count } from "./count.js";
import { date } from "./date.js";
import { distinct } from "./distinct.js";
import { divide } from "./divide.js";
import { ends } from "./ends.js";
import { equal } from "./equal.js";
import { greater } from "./greater.js";
import { greaterOrEqual } from "./greater-or-equal.js";
import { has } from "./has.js";
import { hour } from "./hour.js";
import { inList } from "./in.js";
import { isNull } from "./is-null.js";
import { isTrue } from "./is-true.js";
import { length } from "./length.js";
import { less } from "./less.js";
import { lessOrEqual } from "./less-or-equal.js";
import { like } from "./like.js";
import { lower } from "./lower.js";
import { matches } from "./matches.js";
import { max } from "./max.js";
import { mean } from "./mean.js";
import type { Meaning } from "./meaning.js";
import { min } from "./min.js";
import { multiply } from "./multiply.js";
import { negate } from "./negate.js";
import { remainder } from "./remainder.js";
import { starts } from "./starts.js";
import { subtract } from "./subtract.js";
import { sum } from "./sum.js";
import { upper } from "./upper.js";
import { users } from "./users.js";
import { weekday } from "./weekday.js";

/** Every operator, function and aggregate, with what it means for each type. */
export const functions = {
  abs: abs,
  add: add,
  by: by,
  contains: contains,
  count: count,
  date: date,
  distinct: distinct,
  divide: divide,
  ends: ends,
  equal: equal,
  greater: greater,
  "greater-or-equal": greaterOrEqual,
  has: has,
  hour: hour,
  in: inList,
  "is-null": isNull,
  "is-true": isTrue,
  length: length,
  less: less,
  "less-or-equal": lessOrEqual,
  like: like,
  lower: lower,
  matches: matches,
  max: max,
  mean: mean,
  min: min,
  multiply: multiply,
  negate: negate,
  remainder: remainder,
  starts: starts,
  subtract: subtract,
  sum: sum,
  upper: upper,
  users: users,
  weekday: weekday,
} satisfies Readonly<Record<string, Meaning>>;

export type FunctionName = keyof typeof functions;
