// scan kernel(input, parameters, library)
// columns[0]: "event" (value, string-code)
// columns[1]: "price" (value, number, nulls)
// columns[2]: "event" (key, string-code)
// parameters[0]: {"kind":"value","value":"transaction"}
// parameters[1]: {"kind":"value","value":100}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const c0 = input.columns[0].codes;
const d0 = input.columns[0].dictionary;
const e0 = d0.length;
const v1 = input.columns[1].values;
const n1 = input.columns[1].validity;
const c2 = input.columns[2].codes;
const d2 = input.columns[2].dictionary;
const e2 = d2.length;
const k0 = parameters[0];
const t0 = library.table(d0, (w0) => library.sameText(w0, k0));
const k1 = parameters[1];
const seen0 = new Int32Array(e2 + 1).fill(-1);
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    let any0 = false;
    for (let i = start; i < end && !any0; i++) any0 = (t0[c0[i]] === 1 && (n1[i] === 0 ? NaN : v1[i]) >= k1);
    if (!(any0)) continue;
    users++;
    total += rows;
    matched[user] = 1;
    {
      const slots0 = input.states[0].at(0);
      const a0 = slots0[0];
      const a1 = slots0[1];
      let at0 = -1;
      let held0 = 0;
      for (let i = start; i < end; i++) {
        const key0 = c2[i];
        if (key0 !== at0) {
          if (at0 >= 0) {
            a0[at0] = held0;
          }
          at0 = key0;
          held0 = a0[key0];
        }
        held0++;
        {
          const q0 = key0;
          if (seen0[q0] !== user) {
            seen0[q0] = user;
            a1[q0]++;
          }
        }
      }
      if (at0 >= 0) {
        a0[at0] = held0;
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
counts.scannedUsers = userCount;
counts.scannedRows = runs[userCount];
return counts;
