// scan kernel(input, parameters, library)
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const add = (start, end) => {
  const rows = end - start;
  {
    const slots0 = input.states[0].at(0);
    const a0 = slots0[1];
    a0[0] += rows;
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
      const a1 = slots1[0];
      a1[0]++;
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
