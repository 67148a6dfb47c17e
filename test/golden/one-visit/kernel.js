// scan kernel(input, parameters, library)
// parameters[0]: {"kind":"value","value":{"int":"1"}}
"use strict";
const { runs, userCount, matched, passing, chosen } = input;
const k0 = parameters[0];
let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
for (let user = 0; user < userCount; user++) {
  const start = runs[user], end = runs[user + 1];
  const rows = end - start;
  if (!(rows == k0)) continue;
  users++;
  total += rows;
  matched[user] = 1;
}
scannedUsers = userCount;
scannedRows = runs[userCount];
return { scannedUsers, scannedRows, users, rows: total };
