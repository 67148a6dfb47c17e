// scan kernel(input, parameters, library)
// columns[0]: "timestamp" (value, number)
// columns[1]: "event" (value, string-code)
// columns[2]: "price" (value, number, nulls)
// columns[3]: "device" (key, string-code)
// parameters[0]: {"kind":"value","value":"view"}
// parameters[1]: {"kind":"value","value":"transaction"}
"use strict";
const { runs, userCount, matched, passing, chosen, ties } = input;
const v0 = input.columns[0].values;
const c1 = input.columns[1].codes;
const d1 = input.columns[1].dictionary;
const e1 = d1.length;
const v2 = input.columns[2].values;
const n2 = input.columns[2].validity;
const c3 = input.columns[3].codes;
const d3 = input.columns[3].dictionary;
const e3 = d3.length;
const run0 = input.funnels[0];
const chosen0 = run0.chosen;
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
let mark0 = 0;
let mark1 = 0;
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
    chosen0.clear();
    if (level0 === 0) reached0 = run0.none(user, rows);
    else if (level0 === 1 && run0.isOver(end - 1) && run0.serves(found0 = firstRow0(start, end))) reached0 = run0.single(user, rows, found0);
    else {
      collect0(start, end);
      reached0 = run0.finish(user, rows);
    }
    if (reached0 === 2) {
      const slots0 = input.states[0].at(0);
      const a0 = slots0[0];
      const a1 = slots0[1];
      let held0 = a0[0];
      let held1 = a1[0];
      for (let i = start; i < end; i++) {
        if (n2[i] !== 0) {
          const y0 = v2[i];
          const s0 = held0 + y0;
          held1 += Math.abs(held0) >= Math.abs(y0) ? held0 - s0 + y0 : y0 - s0 + held0;
          held0 = s0;
        }
      }
      a0[0] = held0;
      a1[0] = held1;
    }
    for (let step0 = 0; step0 < 2; step0++) {
      const list0 = chosen0.lists[step0], count0 = chosen0.counts[step0];
      if (count0 === 0) continue;
      mark0++;
      {
        const slots1 = input.states[1].at(step0);
        const a2 = slots1[0];
        let at0 = -1;
        let held2 = 0;
        for (let n = 0; n < count0; n++) {
          const i = list0[n];
          const key0 = c3[i];
          if (key0 !== at0) {
            if (at0 >= 0) {
              a2[at0] = held2;
            }
            at0 = key0;
            held2 = a2[key0];
          }
          held2++;
        }
        if (at0 >= 0) {
          a2[at0] = held2;
        }
      }
    }
    for (let step1 = chosen0.counts.length - 1; step1 < chosen0.counts.length; step1++) {
      const list1 = chosen0.lists[step1], count1 = chosen0.counts[step1];
      if (count1 === 0) continue;
      mark1++;
      {
        const slots2 = input.states[2].at(0);
        const a3 = slots2[0];
        const a4 = slots2[1];
        let held3 = a3[0];
        let held4 = a4[0];
        for (let n = 0; n < count1; n++) {
          const i = list1[n];
          if (n2[i] !== 0) {
            const y1 = v2[i];
            const s1 = held3 + y1;
            held4 += Math.abs(held3) >= Math.abs(y1) ? held3 - s1 + y1 : y1 - s1 + held3;
            held3 = s1;
          }
        }
        a3[0] = held3;
        a4[0] = held4;
      }
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
