// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// parameters[0]: {"kind":"value","value":{"int":"129600000"}}
// parameters[1]: {"kind":"value","value":1433116800000}
// parameters[2]: {"kind":"value","value":{"int":"1433116800000"}}
"use strict";
const { runs, userCount, matched, passing, chosen } = input;
const v0 = input.columns[0].values;
const k0 = parameters[0];
const k1 = parameters[1];
const k2 = parameters[2];
let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
for (let user = 0; user < userCount; user++) {
  const start = runs[user], end = runs[user + 1];
  const rows = end - start;
  let any0 = false;
  for (let i = start; i < end && !any0; i++) any0 = ((Number(v0[i]) - Number(k0)) < k1 && v0[i] >= k2);
  if (!(any0)) continue;
  users++;
  total += rows;
  matched[user] = 1;
}
scannedUsers = userCount;
scannedRows = runs[userCount];
return { scannedUsers, scannedRows, users, rows: total };
