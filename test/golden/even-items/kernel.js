// scan kernel(input, parameters, library)
// columns[0]: "itemid" (value, number)
// parameters[0]: {"kind":"value","value":{"int":"2"}}
// parameters[1]: {"kind":"value","value":0}
"use strict";
const { runs, userCount, matched, passing, chosen } = input;
const v0 = input.columns[0].values;
const k0 = parameters[0];
const k1 = parameters[1];
let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
for (let user = 0; user < userCount; user++) {
  const start = runs[user], end = runs[user + 1];
  const rows = end - start;
  let any0 = false;
  for (let i = start; i < end && !any0; i++) any0 = !((Number(v0[i]) % Number(k0)) == k1);
  if (!(!(any0))) continue;
  users++;
  total += rows;
  matched[user] = 1;
}
scannedUsers = userCount;
scannedRows = runs[userCount];
return { scannedUsers, scannedRows, users, rows: total };
