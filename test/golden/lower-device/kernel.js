// scan kernel(input, parameters, library)
// columns[0]: "device" (value, string-code)
// columns[1]: "event" (value, string-code)
// parameters[0]: {"kind":"value","value":"phone"}
// parameters[1]: {"kind":"value","value":{"int":"9"}}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const c0 = input.columns[0].codes;
const d0 = input.columns[0].dictionary;
const e0 = d0.length;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const k0 = parameters[0];
const t0 = library.table(d0, (w0) => library.sameText(library.lower(w0), k0));
const k1 = parameters[1];
const t1 = library.table(d1, (w1) => library.length(w1) > k1);
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    let any0 = false;
    for (let i = start; i < end && !any0; i++) any0 = (t0[c0[i]] === 1 && t1[c1[i]] === 1);
    if (!(any0)) continue;
    users++;
    total += rows;
    matched[user] = 1;
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
