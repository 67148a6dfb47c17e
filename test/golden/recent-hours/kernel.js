// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// parameters[0]: {"kind":"value","value":{"int":"129600000"}}
// parameters[1]: {"kind":"value","value":1433116800000}
// parameters[2]: {"kind":"value","value":{"int":"1433116800000"}}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const k0 = parameters[0];
const k1 = parameters[1];
const k2 = parameters[2];
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    let any0 = false;
    for (let i = start; i < end && !any0; i++) any0 = ((Number(v0[i]) - Number(k0)) < k1 && v0[i] >= k2);
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
