// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "event" (value, string-code)
// columns[2]: "itemid" (value, number)
// parameters[0]: {"kind":"value","value":"addtocart"}
// parameters[1]: {"kind":"value","value":"transaction"}
// parameters[2]: {"kind":"value","value":"view"}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const v2 = input.columns[2].values;
const k0 = parameters[0];
const t0 = library.table(d1, (w0) => library.sameText(w0, k0));
const k1 = parameters[1];
const t1 = library.table(d1, (w1) => library.sameText(w1, k1));
const sequence0 = input.sequences[0];
const k2 = parameters[2];
const mask0 = library.masks(d1, [(w2) => library.sameText(w2, k0), (w3) => library.sameText(w3, k1), (w4) => library.sameText(w4, k2)]);
const collect0 = (start, end) => {
  sequence0.begin();
  for (let i = start; i < end; i++) {
    for (let bits = mask0[c1[i]]; bits !== 0; bits &= bits - 1) sequence0.add(31 - Math.clz32(bits & -bits), i);
  }
  sequence0.end(start, end - 1);
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
    if (!((level0 >= 2 && (collect0(start, end), sequence0.holds())))) continue;
    users++;
    total += rows;
    matched[user] = 1;
    {
      const slots0 = input.states[0].at(0);
      const a0 = slots0[0];
      a0[0]++;
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
