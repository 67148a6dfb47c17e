// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "event" (value, string-code)
// parameters[0]: {"kind":"value","value":"view"}
// parameters[1]: {"kind":"value","value":"addtocart"}
// parameters[2]: {"kind":"value","value":"transaction"}
"use strict";
const { runs, userCount, matched, passing, chosen } = input;
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
const usersAt0 = input.usersAt[0], rowsAt0 = input.rowsAt[0];
let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
for (let user = 0; user < userCount; user++) {
  const start = runs[user], end = runs[user + 1];
  const rows = end - start;
  let level0 = 0;
  chain0: {
    let i = start;
    let last0 = 0;
    while (i < end && !(t0[c1[i]] === 1)) i++;
    if (i === end) break chain0;
    level0 = 1;
    last0 = v0[i];
    i++;
    while (i < end && !(t1[c1[i]] === 1 && !(v0[i] <= last0))) i++;
    if (i === end) break chain0;
    level0 = 2;
    last0 = v0[i];
    i++;
    while (i < end && !(t2[c1[i]] === 1 && !(v0[i] <= last0))) i++;
    if (i === end) break chain0;
    level0 = 3;
  }
  users++;
  total += rows;
  matched[user] = 1;
  usersAt0[level0]++;
  rowsAt0[level0] += rows;
}
scannedUsers = userCount;
scannedRows = runs[userCount];
return { scannedUsers, scannedRows, users, rows: total };
