// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "event" (value, string-code)
// columns[2]: "device" (value, string-code)
// parameters[0]: {"kind":"value","value":"view"}
// parameters[1]: {"kind":"value","value":"transaction"}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const c2 = input.columns[2].codes;
const d2 = input.columns[2].dictionary;
const e2 = d2.length;
const run0 = input.funnels[0];
const k0 = parameters[0];
const k1 = parameters[1];
const mask0 = library.masks(d1, [(w0) => library.sameText(w0, k0), (w1) => library.sameText(w1, k1)]);
const collect0 = (start, end) => {
  run0.begin();
  for (let i = start; i < end; i++) {
    for (let bits = mask0[c1[i]]; bits !== 0; bits &= bits - 1) run0.add(31 - Math.clz32(bits & -bits), i);
  }
  run0.end(start, end - 1);
};
const t0 = library.table(d1, (w2) => library.sameText(w2, k0));
const t1 = library.table(d1, (w3) => library.sameText(w3, k1));
let found0 = -1;
const firstRow0 = (start, end) => {
  for (let i = start; i < end; i++) {
    if (t0[c1[i]] === 1) return i;
  }
  return -1;
};
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
    }
    users++;
    total += rows;
    matched[user] = 1;
    let reached0;
    if (level0 === 0) reached0 = run0.none(user, rows);
    else if (level0 === 1 && run0.isOver(end - 1) && run0.serves(found0 = firstRow0(start, end))) reached0 = run0.single(user, rows, found0);
    else {
      collect0(start, end);
      reached0 = run0.finish(user, rows);
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
