// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "event" (key, string-code)
// parameters[0]: {"kind":"value","value":{"int":"1430438400000"}}
// parameters[1]: {"kind":"value","value":{"int":"1435708800000"}}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const k0 = parameters[0];
const k1 = parameters[1];
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    let rows = 0;
    for (let i = start; i < end; i++) {
      if (!((v0[i] >= k0 && v0[i] < k1))) continue;
      rows++;
    }
    if (rows === 0) continue;
    scannedUsers++;
    scannedRows += rows;
    users++;
    total += rows;
    matched[user] = 1;
    {
      const slots0 = input.states[0].at(0);
      const a0 = slots0[0];
      const a1 = slots0[1];
      a0[0]++;
      let at0 = -1;
      let held1 = 0;
      for (let i = start; i < end; i++) {
        if (!((v0[i] >= k0 && v0[i] < k1))) continue;
        const key0 = c1[i];
        if (key0 !== at0) {
          if (at0 >= 0) {
            a1[at0] = held1;
          }
          at0 = key0;
          held1 = a1[key0];
        }
        held1++;
      }
      if (at0 >= 0) {
        a1[at0] = held1;
      }
    }
  }
  counts.scannedUsers += scannedUsers;
  counts.scannedRows += scannedRows;
  counts.users += users;
  counts.rows += total;
};
const last = userCount;
for (let from = 0; from < last; from += 1024) walk(from, Math.min(last, from + 1024));
return counts;
