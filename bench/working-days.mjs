#!/usr/bin/env node
/**
 * Working-day additions per second, against the floor of one array look-up. Run after a build:
 * `node bench/working-days.mjs`. Prints one JSON line per figure.
 */
import { computeDue } from '../dist/server/modules/deadline/domain/rule.js';
import { shippedCalendar } from '../dist/server/modules/deadline/shipped-calendar.js';

const ROUNDS = 2_000_000;
const SEED = 20_180_613;
const calendar = shippedCalendar();

/** Deterministic pseudo-random numbers, so that two runs do the same work. */
let state = SEED;
const random = (below) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state % below;
};
const dates = Array.from({ length: 4096 }, () => calendar.addWorkdays('2010-01-01', 1 + random(3900)));
const lengths = Int32Array.from({ length: 4096 }, () => 1 + random(250));
const table = Array.from({ length: 8192 }, (_, index) =>
  calendar.addWorkdays('2010-01-01', 1 + (index % 4000)),
);

function measure(name, work) {
  work(ROUNDS / 10);
  const start = process.hrtime.bigint();
  const sum = work(ROUNDS);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const perSecond = Math.round(ROUNDS / seconds);
  console.log(
    JSON.stringify({ name, perSecond, nanoseconds: Math.round((seconds / ROUNDS) * 1e9), check: sum }),
  );
  return perSecond;
}

const floor = measure('one array look-up (floor)', (rounds) => {
  let sum = 0;
  for (let i = 0; i < rounds; i += 1) sum += table[(i + lengths[i & 4095]) & 8191].length;
  return sum;
});
const additions = measure('addWorkdays', (rounds) => {
  let sum = 0;
  for (let i = 0; i < rounds; i += 1) sum += calendar.addWorkdays(dates[i & 4095], lengths[i & 4095]).length;
  return sum;
});
measure('computeDue with provisional', (rounds) => {
  let sum = 0;
  for (let i = 0; i < rounds; i += 1) {
    const rule = { kind: 'relative', n: lengths[i & 4095], unit: 'workday', event: null };
    sum += computeDue(rule, { date: dates[i & 4095] }, calendar).dueOn.length;
  }
  return sum;
});
console.log(
  JSON.stringify({ name: 'addWorkdays against the floor', times: +(floor / additions).toFixed(1) }),
);
