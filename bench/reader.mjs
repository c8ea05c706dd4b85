#!/usr/bin/env node
/**
 * Reading a plan document: a 50-page one, and 1, 2, 4 and 8 million characters of an ordinary one and of hostile shapes, so
 * that growth with length shows. Floor: bringing the same text to one spelling. Needs no database. Run after a build:
 * `node bench/reader.mjs [rounds]`. Prints one JSON line per figure, medians.
 */
import { normalise } from '../dist/server/modules/intake/domain/normalise.js';
import { parsePlanText } from '../dist/server/modules/intake/domain/parse-plan-text.js';
import { line, median, timed } from './harness.mjs';

const rounds = Number(process.argv[2] ?? 3);
const MILLIONS = [1, 2, 4, 8];
/** An office's page of A4 in 三号 type holds about 600 characters. */
const PAGE = 600;
const PAGES = 50;

const task = (n) =>
  `(${'一二三四五六七八九'[n % 9]})第${n}项工作。完善工作机制,${2026}年${1 + (n % 12)}月底前完成建设任务,形成长效机制,` +
  `每季度报送一次进展情况。(市第${n % 40}局牵头,市第${(n + 7) % 40}局、各区县人民政府配合)\n`;

/** An ordinary plan of that many characters. */
function plan(length) {
  const parts = ['云陵市2026年重点工作任务分工方案\n'];
  let size = parts[0].length;
  for (let n = 1; size < length; n += 1) {
    const next =
      n % 9 === 1 ? `${'一二三四五六七八九十'[((n / 9) % 10) | 0]}、第${n}方面\n${task(n)}` : task(n);
    parts.push(next);
    size += next.length;
  }
  return parts.join('').slice(0, length);
}

const repeated = (part) => (length) =>
  `云陵市2026年重点工作要点\n一、${part.repeat(Math.ceil(length / part.length))}`.slice(0, length);
const SHAPES = {
  'an ordinary plan': plan,
  'the same on one line': (length) => plan(length).replaceAll('\n', ''),
  'one line without a mark': repeated('推进行业数据平台建设'),
  'opening brackets': repeated('('),
  'digits and dots': repeated('1.2.'),
  'names without an end': repeated('甲局、'),
};

async function read(text) {
  const times = { floor: [], read: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.floor.push((await timed(() => normalise(text))).ms);
    times.read.push((await timed(() => parsePlanText(text))).ms);
  }
  return { floor: median(times.floor), ms: median(times.read) };
}

parsePlanText(plan(200_000));
const pages = await read(plan(PAGE * PAGES));
line(`${PAGES} pages: one spelling (floor)`, { ms: pages.floor });
line(`${PAGES} pages read`, pages);
for (const [name, make] of Object.entries(SHAPES)) {
  let before = null;
  for (const millions of MILLIONS) {
    const { ms, floor } = await read(make(millions * 1_000_000));
    const growth = before === null ? {} : { timesHalf: +(ms / before).toFixed(1) };
    line(`${millions} million characters, ${name}`, { ms, floor, ...growth });
    before = ms;
  }
}
