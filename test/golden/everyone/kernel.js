// scan kernel(input, parameters, library)
"use strict";
const { runs, userCount, matched, passing, chosen } = input;
if (userCount > 0) {
  const start = 0, end = runs[userCount], rows = end;
  {
    const slots0 = input.states[0].at(0);
    const a0 = slots0[1];
    a0[0] += rows;
  }
}
let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
for (let user = 0; user < userCount; user++) {
  const start = runs[user], end = runs[user + 1];
  const rows = end - start;
  users++;
  total += rows;
  matched[user] = 1;
  {
    const slots1 = input.states[0].at(0);
    const a1 = slots1[0];
    a1[0]++;
  }
}
scannedUsers = userCount;
scannedRows = runs[userCount];
return { scannedUsers, scannedRows, users, rows: total };
