// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "event" (value, string-code)
// parameters[0]: {"kind":"value","value":"view"}
// parameters[1]: {"kind":"value","value":"addtocart"}
// parameters[2]: {"kind":"value","value":"transaction"}
"use strict";
const { runs, userCount, matched, passing } = input;
const v0 = input.columns[0].values;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const k0 = parameters[0];
const k1 = parameters[1];
const k2 = parameters[2];
const mask0 = library.masks(d1, [(w0) => library.sameText(w0, k0), (w1) => library.sameText(w1, k1), (w2) => library.sameText(w2, k2)]);
const usersAt0 = input.usersAt[0], rowsAt0 = input.rowsAt[0], levels0 = input.levels[0];
let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
for (let user = 0; user < userCount; user++) {
  const start = runs[user], end = runs[user + 1];
  const rows = end - start;
  let level0 = 0, last0 = NaN;
  for (let i = start; i < end; i++) {
    if ((mask0[c1[i]] >> level0 & 1) === 1 && !(v0[i] <= last0)) {
      level0++;
      last0 = v0[i];
    }
  }
  scannedUsers++;
  scannedRows += rows;
  users++;
  total += rows;
  matched[user] = 1;
  usersAt0[level0]++;
  rowsAt0[level0] += rows;
  levels0[user] = level0;
}
return { scannedUsers, scannedRows, users, rows: total };
