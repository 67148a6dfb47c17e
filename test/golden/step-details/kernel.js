// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "event" (value, string-code)
// columns[2]: "event" (key, string-code)
// parameters[0]: {"kind":"value","value":"view"}
// parameters[1]: {"kind":"value","value":"transaction"}
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
const k1 = parameters[1];
const t1 = library.table(d1, (w1) => library.sameText(w1, k1));
const usersAt0 = input.usersAt[0], rowsAt0 = input.rowsAt[0];
const levels0 = input.levels[0];
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    let level0 = 0;
    chain0: {
      let i = start;
      while (i < end && !(t0[c1[i]] === 1)) i++;
      if (i === end) break chain0;
      level0 = 1;
      const last0 = v0[i];
      i++;
      while (i < end && v0[i] <= last0) i++;
      while (i < end && !(t1[c1[i]] === 1)) i++;
      if (i === end) break chain0;
      level0 = 2;
    }
    users++;
    total += rows;
    matched[user] = 1;
    usersAt0[level0]++;
    rowsAt0[level0] += rows;
    levels0[user] = level0;
    if (level0 > 0) {
      const slots0 = input.states[0].at(level0 - 1);
      const a0 = slots0[0];
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

// gather kernel(input, parameters, library)
// columns[0]: "price" (value, number, nulls)
// columns[1]: "device" (key, string-code)
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
const seen0 = new Int32Array(e1 + 1).fill(-1);
const walk = (from, to) => {
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    if (levels[0][user] > 0) {
      const slots0 = input.states[0].at(levels[0][user] - 1);
      const a0 = slots0[0];
      for (let i = start; i < end; i++) {
        const key0 = c1[i];
        {
          const q0 = key0;
          if (seen0[q0] !== user) {
            seen0[q0] = user;
            a0[q0]++;
          }
        }
      }
    }
    if (levels[0][user] === 2) {
      const slots1 = input.states[1].at(0);
      const a1 = slots1[0];
      const a2 = slots1[1];
      const a3 = slots1[2];
      let at1 = -1;
      let held1 = 0;
      let held2 = 0;
      let held3 = 0;
      for (let i = start; i < end; i++) {
        const key1 = c2[i];
        if (key1 !== at1) {
          if (at1 >= 0) {
            a1[at1] = held1;
            a2[at1] = held2;
            a3[at1] = held3;
          }
          at1 = key1;
          held1 = a1[key1];
          held2 = a2[key1];
          held3 = a3[key1];
        }
        held1++;
        if (n0[i] !== 0) {
          const y0 = v0[i];
          const s0 = held2 + y0;
          held3 += Math.abs(held2) >= Math.abs(y0) ? held2 - s0 + y0 : y0 - s0 + held2;
          held2 = s0;
        }
      }
      if (at1 >= 0) {
        a1[at1] = held1;
        a2[at1] = held2;
        a3[at1] = held3;
      }
    }
  }
};
const last = userCount;
for (let from = 0; from < last; from += 1024) walk(from, Math.min(last, from + 1024));
