// scan kernel(input, parameters, library)
// columns[0]: "price" (value, number, nulls)
"use strict";
const { runs, userCount, matched, passing, chosen } = input;
const v0 = input.columns[0].values;
const n0 = input.columns[0].validity;
let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
for (let user = 0; user < userCount; user++) {
  const start = runs[user], end = runs[user + 1];
  const rows = end - start;
  let any0 = false;
  let any1 = false;
  for (let i = start; i < end; i++) {
    const holds0 = n0[i] === 0;
    if (!any0 && holds0) any0 = true;
    if (!any1 && !(holds0)) any1 = true;
  }
  if (!((any0 && any1))) continue;
  users++;
  total += rows;
  matched[user] = 1;
}
scannedUsers = userCount;
scannedRows = runs[userCount];
return { scannedUsers, scannedRows, users, rows: total };
