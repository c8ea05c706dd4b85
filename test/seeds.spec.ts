import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { printedPlan } from '../src/server/modules/intake/domain/parsed-plan.js';
import { parseFile } from '../src/server/modules/intake/parse-command.js';

const SHARED = process.env.DUBAN_SHARED ?? join(import.meta.dirname, '..', '..', 'shared');
const SCORER = join(SHARED, 'gold', 'score.mjs');
const present = existsSync(SCORER) && existsSync(join(SHARED, 'documents'));
if (!present) {
  process.stdout.write('SKIPPED test/seeds.spec.ts: the real documents are not here (set DUBAN_SHARED)\n');
}

interface Score {
  items: number;
  parents: number;
  assignments: number;
  deadlines: number;
  meta: number;
}

async function score(id: string): Promise<{ scores: Score; printed: string }> {
  const documents = join(SHARED, 'documents');
  const file = readdirSync(documents).find((name) => name.startsWith(`${id}_`))!;
  const parsed = await parseFile(join(documents, file));
  const text = readFileSync(join(documents, file), 'utf8');
  for (const { unit, span } of parsed.items.flatMap((item) => item.assignments)) {
    expect(text.slice(...span).normalize('NFKC')).toBe(unit);
  }
  const folder = mkdtempSync(join(tmpdir(), 'duban-seed-'));
  try {
    const prediction = join(folder, `seed-${id}.json`);
    writeFileSync(prediction, JSON.stringify(printedPlan(parsed)));
    const gold = join(SHARED, 'gold', `seed-${id}.json`);
    const printed = execFileSync(process.execPath, [SCORER, '--errors', gold, prediction], {
      encoding: 'utf8',
    });
    const line = printed
      .split('\n')
      .find((one) => one.startsWith(`seed-${id}.json`) && one.includes('  items '))!;
    const figure = (name: string) => Number(new RegExp(`${name} ([\\d.]+)`).exec(line)![1]);
    const scores = {
      items: figure('items'),
      parents: figure('parents'),
      assignments: figure('assignments'),
      deadlines: figure('deadlines'),
      meta: figure('meta'),
    };
    return { scores, printed };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

(present ? describe : describe.skip)('the real documents', () => {
  it.each(['000', '001', '002', '003', '004'])('seed %s is read without a miss', async (id) => {
    const { scores, printed } = await score(id);
    const perfect = { items: 1, parents: 1, assignments: 1, deadlines: 1, meta: 1 };
    if (JSON.stringify(scores) !== JSON.stringify(perfect)) throw new Error(printed);
  });
});
