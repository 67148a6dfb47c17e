// scan kernel(input, parameters, library)
// columns[0]: "price" (value, number, nulls)
// columns[1]: "event" (key, string-code)
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const n0 = input.columns[0].validity;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
if (userCount > 0) {
  const start = 0, end = runs[userCount], rows = end;
  {
    const slots0 = input.states[0].at(0);
    const a0 = slots0[0];
    const a1 = slots0[1];
    const a2 = slots0[2];
    const a3 = slots0[3];
    const a4 = slots0[4];
    const a5 = slots0[5];
    const a6 = slots0[6];
    const a7 = slots0[7];
    const a8 = slots0[8];
    const a9 = slots0[9];
    const a10 = slots0[10];
    const a11 = slots0[11];
    const a12 = slots0[12];
    const a13 = slots0[13];
    const a14 = slots0[14];
    const a15 = slots0[15];
    const a16 = slots0[16];
    const a17 = slots0[17];
    const a18 = slots0[18];
    const a19 = slots0[19];
    const a20 = slots0[20];
    const a21 = slots0[21];
    for (let i = start; i < end; i++) {
      if (n0[i] !== 0) a0[0]++;
      if (n0[i] !== 0) {
        const y0 = v0[i];
        const s0 = a1[0] + y0;
        a2[0] += Math.abs(a1[0]) >= Math.abs(y0) ? a1[0] - s0 + y0 : y0 - s0 + a1[0];
        a1[0] = s0;
      }
      if (n0[i] !== 0) {
        const y1 = v0[i];
        const s1 = a3[0] + y1;
        a4[0] += Math.abs(a3[0]) >= Math.abs(y1) ? a3[0] - s1 + y1 : y1 - s1 + a3[0];
        a3[0] = s1;
        a5[0]++;
      }
      {
        const got0 = v0[i];
        if (n0[i] !== 0 && got0 === got0 && !(got0 >= a6[0])) a6[0] = got0;
      }
      {
        const got1 = v0[i];
        if (n0[i] !== 0 && got1 === got1 && !(got1 <= a8[0])) a8[0] = got1;
      }
      a10[c1[i]]++;
      if (n0[i] !== 0) a11[c1[i]]++;
      a12[c1[i]]++;
      if (n0[i] !== 0) {
        const y2 = v0[i];
        const s2 = a13[c1[i]] + y2;
        a14[c1[i]] += Math.abs(a13[c1[i]]) >= Math.abs(y2) ? a13[c1[i]] - s2 + y2 : y2 - s2 + a13[c1[i]];
        a13[c1[i]] = s2;
        a15[c1[i]]++;
      }
      a16[c1[i]]++;
      {
        const got2 = v0[i];
        if (n0[i] !== 0 && got2 === got2 && !(got2 >= a17[c1[i]])) a17[c1[i]] = got2;
      }
      a19[c1[i]]++;
      {
        const got3 = v0[i];
        if (n0[i] !== 0 && got3 === got3 && !(got3 <= a20[c1[i]])) a20[c1[i]] = got3;
      }
    }
  }
}
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
