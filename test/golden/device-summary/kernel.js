// scan kernel(input, parameters, library)
// columns[0]: "device" (value, string-code)
// columns[1]: "device" (key, string-code)
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const c0 = input.columns[0].codes;
const d0 = input.columns[0].dictionary;
const e0 = d0.length;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const seen0 = new Int32Array(e1 + 1).fill(-1);
const add = (start, end) => {
  const rows = end - start;
  {
    const slots0 = input.states[0].at(0);
    const a0 = slots0[0];
    const a1 = slots0[1];
    a0[0] += rows;
    let at0 = -1;
    let held1 = 0;
    for (let i = start; i < end; i++) {
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
};
for (let from = 0; from < runs[userCount]; from += 16384) add(from, Math.min(runs[userCount], from + 16384));
const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
const walk = (from, to) => {
  let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
  for (let at = from; at < to; at++) {
    const user = at;
    const start = runs[user], end = runs[user + 1];
    const rows = end - start;
    users++;
    total += rows;
    matched[user] = 1;
    {
      const slots1 = input.states[0].at(0);
      const a2 = slots1[2];
      for (let i = start; i < end; i++) {
        const key1 = c1[i];
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
counts.scannedUsers = userCount;
counts.scannedRows = runs[userCount];
return counts;
