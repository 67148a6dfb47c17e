// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "event" (value, string-code)
// parameters[0]: {"kind":"value","value":{"int":"1442570400000"}}
// parameters[1]: {"kind":"value","value":"transaction"}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const k0 = parameters[0];
const k1 = parameters[1];
const t0 = library.table(d1, (w0) => library.sameText(w0, k1));
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    let rows = 0;
    let any0 = false;
    for (let i = start; i < end; i++) {
      if (!(v0[i] < k0)) continue;
      rows++;
      if (!any0 && t0[c1[i]] === 1) any0 = true;
    }
    if (rows === 0) continue;
    scannedUsers++;
    scannedRows += rows;
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
return counts;
