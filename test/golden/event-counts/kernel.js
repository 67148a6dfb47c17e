// scan kernel(input, parameters, library)
// columns[0]: "event" (key, string-code)
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const c0 = input.columns[0].codes;
const d0 = input.columns[0].dictionary;
const e0 = d0.length;
const seen0 = new Int32Array(e0 + 1).fill(-1);
const add = (start, end) => {
  const rows = end - start;
  {
    const slots0 = input.states[0].at(0);
    const a0 = slots0[0];
    let at0 = -1;
    let held0 = 0;
    for (let i = start; i < end; i++) {
      const key0 = c0[i];
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
      const a1 = slots1[1];
      for (let i = start; i < end; i++) {
        const key1 = c0[i];
        {
          const q0 = key1;
          if (seen0[q0] !== user) {
            seen0[q0] = user;
            a1[q0]++;
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
