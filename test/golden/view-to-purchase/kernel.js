// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "event" (value, string-code)
// parameters[0]: {"kind":"value","value":"view"}
// parameters[1]: {"kind":"value","value":"addtocart"}
// parameters[2]: {"kind":"value","value":"transaction"}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const k0 = parameters[0];
const t0 = library.table(d1, (w0) => library.sameText(w0, k0));
const k1 = parameters[1];
const t1 = library.table(d1, (w1) => library.sameText(w1, k1));
const k2 = parameters[2];
const t2 = library.table(d1, (w2) => library.sameText(w2, k2));
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
      const last1 = v0[i];
      i++;
      while (i < end && v0[i] <= last1) i++;
      while (i < end && !(t2[c1[i]] === 1)) i++;
      if (i === end) break chain0;
      level0 = 3;
    }
    if (!(level0 === 3)) continue;
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
