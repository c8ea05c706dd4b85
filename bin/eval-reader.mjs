#!/usr/bin/env node
/**
 * `npm run eval:reader -- DOCS GOLD [--misses]`: reads every document of a folder and scores it against labels of the same
 * name (`plan.docx` with `plan.json`; of several files the one that the label's id begins or ends with). `--misses`
 * lists each slip. Exit 0 when every label had its document, else 1.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { addTo, calibration, f1, newTotal, precision, recall, score } from './lib/reader-score.mjs';
import { fromDist } from './lib/temporary-server.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const figure = (value) => value.toFixed(3);
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const misses = process.argv.includes('--misses');
if (named.length !== 2 || !named.every((folder) => fs.existsSync(folder))) {
  process.stderr.write('usage: npm run eval:reader -- DOCS GOLD [--misses]\n');
  process.exit(2);
}
const [docs, labels] = named;

await ensureBuilt({ forTests: true });
const { parseFile } = await fromDist('modules/intake/parse-command.js');
const { printedPlan } = await fromDist('modules/intake/domain/parsed-plan.js');

const stem = (name) => name.replace(/\.[^.]*$/, '');
const files = fs.readdirSync(docs).sort();

/** The document of a label: by name, else by an identifier that one name carries and the other names too. */
function documentOf(label, gold) {
  const ids = [stem(label), gold.id].filter(Boolean).map(String);
  const digits = ids.flatMap((id) => id.match(/\d+$/) ?? []);
  return (
    files.find((file) => ids.includes(stem(file))) ??
    files.find((file) => ids.some((id) => stem(file).endsWith(id) || stem(file).startsWith(`${id}_`))) ??
    files.find((file) => digits.some((id) => stem(file).startsWith(`${id}_`)))
  );
}

async function readingOf(file) {
  try {
    return JSON.parse(JSON.stringify(printedPlan(await parseFile(path.join(docs, file)))));
  } catch (error) {
    if (error.name !== 'DomainError') throw error;
    say(`${file}: ${error.message}`);
    return null;
  }
}

const total = newTotal();
let without = 0;
for (const label of fs.readdirSync(labels).sort()) {
  if (!label.endsWith('.json')) continue;
  const gold = JSON.parse(fs.readFileSync(path.join(labels, label), 'utf8'));
  const file = documentOf(label, gold);
  if (!file) without += 1;
  const read = file ? await readingOf(file) : null;
  const slips = [];
  const result = score(gold, read, (how, what, words) => slips.push(`    ${how} ${what} ${words}`));
  addTo(total, result);
  const { items, parents, assignments, deadlines, plan } = result;
  say(
    `${(file ?? `${label}: no document`).padEnd(28)} items ${figure(f1(items))}  parents ${figure(recall(parents))}  assignments ${figure(f1(assignments))}  deadlines ${figure(f1(deadlines))}  plan ${figure(recall(plan))}`,
  );
  if (misses) slips.forEach(say);
}

say('');
for (const kind of ['items', 'assignments', 'deadlines']) {
  const { hit, miss, extra } = total[kind];
  say(
    `${kind.padEnd(12)} F1 ${figure(f1(total[kind]))} (P ${figure(precision(total[kind]))}, R ${figure(recall(total[kind]))}; ${hit} right, ${miss} missed, ${extra} extra)`,
  );
}
say(`parents      ${figure(recall(total.parents))}`);
say(`numbers      ${figure(recall(total.numbers))}`);
say(`groups       ${figure(recall(total.groups))}`);
say(`plan fields  ${figure(recall(total.plan))}`);
const { sure, right } = calibration(total);
say(`calibration  ${figure(sure)} of the findings sure, ${figure(right)} of those right`);
process.exitCode = without === 0 ? 0 : 1;
