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
const add = (start, end) => {
  const rows = end - start;
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
    let held0 = a0[0];
    let held1 = a1[0];
    let held2 = a2[0];
    let held3 = a3[0];
    let held4 = a4[0];
    let held5 = a5[0];
    let held6 = a6[0];
    let held7 = a7[0];
    let held8 = a8[0];
    let held9 = a9[0];
    let at0 = -1;
    let held10 = 0;
    let held11 = 0;
    let held12 = 0;
    let held13 = 0;
    let held14 = 0;
    let held15 = 0;
    let held16 = 0;
    let held17 = 0;
    let held18 = 0;
    let held19 = 0;
    let held20 = 0;
    let held21 = 0;
    for (let i = start; i < end; i++) {
      const key0 = c1[i];
      if (key0 !== at0) {
        if (at0 >= 0) {
          a10[at0] = held10;
          a11[at0] = held11;
          a12[at0] = held12;
          a13[at0] = held13;
          a14[at0] = held14;
          a15[at0] = held15;
          a16[at0] = held16;
          a17[at0] = held17;
          a18[at0] = held18;
          a19[at0] = held19;
          a20[at0] = held20;
          a21[at0] = held21;
        }
        at0 = key0;
        held10 = a10[key0];
        held11 = a11[key0];
        held12 = a12[key0];
        held13 = a13[key0];
        held14 = a14[key0];
        held15 = a15[key0];
        held16 = a16[key0];
        held17 = a17[key0];
        held18 = a18[key0];
        held19 = a19[key0];
        held20 = a20[key0];
        held21 = a21[key0];
      }
      if (n0[i] !== 0) held0++;
      if (n0[i] !== 0) {
        const y0 = v0[i];
        const s0 = held1 + y0;
        held2 += Math.abs(held1) >= Math.abs(y0) ? held1 - s0 + y0 : y0 - s0 + held1;
        held1 = s0;
      }
      if (n0[i] !== 0) {
        const y1 = v0[i];
        const s1 = held3 + y1;
        held4 += Math.abs(held3) >= Math.abs(y1) ? held3 - s1 + y1 : y1 - s1 + held3;
        held3 = s1;
        held5++;
      }
      {
        const got0 = v0[i];
        if (n0[i] !== 0 && got0 === got0 && !(got0 >= held6)) held6 = got0;
      }
      {
        const got1 = v0[i];
        if (n0[i] !== 0 && got1 === got1 && !(got1 <= held8)) held8 = got1;
      }
      held10++;
      if (n0[i] !== 0) held11++;
      held12++;
      if (n0[i] !== 0) {
        const y2 = v0[i];
        const s2 = held13 + y2;
        held14 += Math.abs(held13) >= Math.abs(y2) ? held13 - s2 + y2 : y2 - s2 + held13;
        held13 = s2;
        held15++;
      }
      held16++;
      {
        const got2 = v0[i];
        if (n0[i] !== 0 && got2 === got2 && !(got2 >= held17)) held17 = got2;
      }
      held19++;
      {
        const got3 = v0[i];
        if (n0[i] !== 0 && got3 === got3 && !(got3 <= held20)) held20 = got3;
      }
    }
    a0[0] = held0;
    a1[0] = held1;
    a2[0] = held2;
    a3[0] = held3;
    a4[0] = held4;
    a5[0] = held5;
    a6[0] = held6;
    a7[0] = held7;
    a8[0] = held8;
    a9[0] = held9;
    if (at0 >= 0) {
      a10[at0] = held10;
      a11[at0] = held11;
      a12[at0] = held12;
      a13[at0] = held13;
      a14[at0] = held14;
      a15[at0] = held15;
      a16[at0] = held16;
      a17[at0] = held17;
      a18[at0] = held18;
      a19[at0] = held19;
      a20[at0] = held20;
      a21[at0] = held21;
    }
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
