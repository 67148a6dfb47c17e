// scan kernel(input, parameters, library)
// columns[0]: "price" (value, number, nulls)
// parameters[0]: {"kind":"value","value":{"int":"40"}}
// parameters[1]: {"kind":"value","value":75.5}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const n0 = input.columns[0].validity;
const k0 = parameters[0];
const k1 = parameters[1];
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    let best0 = NaN;
    let sum0 = 0, lost0 = 0, count0 = 0;
    for (let i = start; i < end; i++) {
      {
        const got0 = v0[i];
        if (n0[i] !== 0 && got0 === got0 && !(got0 >= best0)) best0 = got0;
      }
      if (n0[i] !== 0) {
        const y0 = v0[i];
        const s0 = sum0 + y0;
        lost0 += Math.abs(sum0) >= Math.abs(y0) ? sum0 - s0 + y0 : y0 - s0 + sum0;
        sum0 = s0;
        count0++;
      }
    }
    if (!((best0 >= k0 && library.mean(sum0, lost0, count0) >= k1))) continue;
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
