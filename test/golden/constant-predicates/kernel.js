// scan kernel(input, parameters, library)
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
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
