// scan kernel(input, parameters, library)
// columns[0]: "price" (value, number, nulls)
// columns[1]: "itemid" (value, number)
// parameters[0]: {"kind":"value","value":{"int":"10"}}
// parameters[1]: {"kind":"value","value":{"int":"1"}}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const n0 = input.columns[0].validity;
const v1 = input.columns[1].values;
const k0 = parameters[0];
const seen0 = new Set();
const k1 = parameters[1];
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    let best0 = NaN;
    if (seen0.size > 0) seen0.clear();
    for (let i = start; i < end; i++) {
      {
        const got0 = v0[i];
        if (n0[i] !== 0 && got0 === got0 && !(got0 <= best0)) best0 = got0;
      }
      seen0.add(v1[i]);
    }
    if (!((best0 <= k0 && seen0.size > k1))) continue;
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
