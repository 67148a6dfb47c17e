// scan kernel(input, parameters, library)
// columns[0]: "event" (value, string-code)
// parameters[0]: {"kind":"value","value":"transaction"}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const c0 = input.columns[0].codes;
const d0 = input.columns[0].dictionary;
const e0 = d0.length;
const k0 = parameters[0];
const t0 = library.table(d0, (w0) => library.sameText(w0, k0));
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    let any0 = false;
    for (let i = start; i < end && !any0; i++) any0 = t0[c0[i]] === 1;
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

// gather kernel(input, parameters, library)
// columns[0]: "price" (value, number, nulls)
// columns[1]: "itemid" (key, string-code)
// columns[2]: "categoryid" (key, string-code)
"use strict";
const { runs, userCount, chosen, levels } = input;
const v0 = input.columns[0].values;
const n0 = input.columns[0].validity;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const c2 = input.columns[2].codes;
const d2 = input.columns[2].dictionary;
const e2 = d2.length;
const seen0 = new Int32Array(e2 + 1).fill(-1);
const walk = (from, to) => {
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    {
      const slots0 = input.states[0].at(0);
      const a0 = slots0[0];
      const a1 = slots0[1];
      const a2 = slots0[2];
      const a3 = slots0[3];
      const a4 = slots0[4];
      let at0 = -1;
      let held0 = 0;
      let at1 = -1;
      let held2 = 0;
      let held3 = 0;
      let held4 = 0;
      for (let i = start; i < end; i++) {
        const key0 = c1[i];
        if (key0 !== at0) {
          if (at0 >= 0) {
            a0[at0] = held0;
          }
          at0 = key0;
          held0 = a0[key0];
        }
        const key1 = c2[i];
        if (key1 !== at1) {
          if (at1 >= 0) {
            a2[at1] = held2;
            a3[at1] = held3;
            a4[at1] = held4;
          }
          at1 = key1;
          held2 = a2[key1];
          held3 = a3[key1];
          held4 = a4[key1];
        }
        held0++;
        {
          const q0 = key1;
          if (seen0[q0] !== user) {
            seen0[q0] = user;
            a1[q0]++;
          }
        }
        held2++;
        if (n0[i] !== 0) {
          const y0 = v0[i];
          const s0 = held3 + y0;
          held4 += Math.abs(held3) >= Math.abs(y0) ? held3 - s0 + y0 : y0 - s0 + held3;
          held3 = s0;
        }
      }
      if (at0 >= 0) {
        a0[at0] = held0;
      }
      if (at1 >= 0) {
        a2[at1] = held2;
        a3[at1] = held3;
        a4[at1] = held4;
      }
    }
  }
};
const last = userCount;
for (let from = 0; from < last; from += 1024) walk(from, Math.min(last, from + 1024));
