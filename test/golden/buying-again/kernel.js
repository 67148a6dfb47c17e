// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "event" (value, string-code)
// columns[2]: "device" (key, string-code)
// parameters[0]: {"kind":"value","value":"transaction"}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const c2 = input.columns[2].codes;
const d2 = input.columns[2].dictionary;
const e2 = d2.length;
const k0 = parameters[0];
const t0 = library.table(d1, (w0) => library.sameText(w0, k0));
const mask0 = library.masks(d1, [(w1) => library.sameText(w1, k0), (w2) => library.sameText(w2, k0)]);
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    users++;
    total += rows;
    matched[user] = 1;
    {
      const bits0 = input.rowBits.of(end - start);
      for (let i = start; i < end; i++) {
        bits0[i - start] = mask0[c1[i]];
      }
      input.rowSinks[0].user(start, end, bits0);
    }
  }
  counts.scannedUsers += scannedUsers;
  counts.scannedRows += scannedRows;
  counts.users += users;
  counts.rows += total;
};
const last = userCount;
for (let from = 0; from < last; from += 1024) walk(from, Math.min(last, from + 1024));
counts.scannedUsers = userCount;
counts.scannedRows = runs[userCount];
return counts;
