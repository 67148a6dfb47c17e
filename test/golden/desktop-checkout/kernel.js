// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "device" (value, string-code)
// columns[2]: "event" (value, string-code)
// columns[3]: "price" (value, number, nulls)
// columns[4]: "event" (key, string-code)
// columns[5]: "device" (key, string-code)
// parameters[0]: {"kind":"value","value":{"int":"1430438400000"}}
// parameters[1]: {"kind":"value","value":{"int":"1433116800000"}}
// parameters[2]: {"kind":"value","value":30}
// parameters[3]: {"kind":"value","value":"desktop"}
// parameters[4]: {"kind":"value","value":{"int":"2"}}
// parameters[5]: {"kind":"value","value":"view"}
// parameters[6]: {"kind":"value","value":"transaction"}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const c2 = input.columns[2].codes;
const d2 = input.columns[2].dictionary;
const e2 = d2.length;
const v3 = input.columns[3].values;
const n3 = input.columns[3].validity;
const c4 = input.columns[4].codes;
const d4 = input.columns[4].dictionary;
const e4 = d4.length;
const c5 = input.columns[5].codes;
const d5 = input.columns[5].dictionary;
const e5 = d5.length;
const k0 = parameters[0];
const k1 = parameters[1];
const k2 = parameters[2];
const k3 = parameters[3];
const t0 = library.table(d1, (w0) => library.sameText(w0, k3));
const k4 = parameters[4];
const k5 = parameters[5];
const t1 = library.table(d2, (w1) => library.sameText(w1, k5));
const k6 = parameters[6];
const t2 = library.table(d2, (w2) => library.sameText(w2, k6));
const usersAt0 = input.usersAt[0], rowsAt0 = input.rowsAt[0];
const seen0 = new Int32Array(e5 + 1).fill(-1);
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    let rows = 0;
    let any0 = false;
    let level0 = 0;
    let last0 = 0;
    for (let i = start; i < end; i++) {
      if (!((v0[i] >= k0 && v0[i] < k1))) continue;
      rows++;
      const holds0 = (n3[i] === 0 ? NaN : v3[i]) >= k2;
      if (!any0 && t0[c1[i]] === 1) any0 = true;
      switch (level0) {
        case 0:
        if ((t1[c2[i]] === 1 && holds0)) {
          level0 = 1;
          last0 = v0[i];
        }
        break;
        case 1:
        if ((t2[c2[i]] === 1 && holds0) && v0[i] > last0) {
          level0 = 2;
        }
        break;
      }
    }
    if (rows === 0) continue;
    scannedUsers++;
    scannedRows += rows;
    if (!((any0 && rows >= k4))) continue;
    users++;
    total += rows;
    matched[user] = 1;
    usersAt0[level0]++;
    rowsAt0[level0] += rows;
    {
      const slots0 = input.states[0].at(0);
      const a0 = slots0[0];
      const a1 = slots0[1];
      a0[0]++;
      let at0 = -1;
      let held1 = 0;
      for (let i = start; i < end; i++) {
        if (!((v0[i] >= k0 && v0[i] < k1))) continue;
        const key0 = c4[i];
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
    if (level0 === 2) {
      const slots1 = input.states[1].at(0);
      const a2 = slots1[0];
      for (let i = start; i < end; i++) {
        if (!((v0[i] >= k0 && v0[i] < k1))) continue;
        const key1 = c5[i];
        {
          const q0 = key1;
          if (seen0[q0] !== user) {
            seen0[q0] = user;
            a2[q0]++;
          }
        }
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
