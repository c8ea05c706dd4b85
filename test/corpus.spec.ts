import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';
import { parsePlanText } from '../src/server/modules/intake/domain/parse-plan-text.js';
import type {
  ParsedDeadline,
  ParsedItem,
  ParsedPlan,
} from '../src/server/modules/intake/domain/parsed-plan.js';

const CORPUS = join(import.meta.dirname, 'corpus');

/** Each sentence is read as a task of a plan for 2026. */
const read = (sentence: string): ParsedPlan =>
  parsePlanText(`云溪市2026年重点工作要点\n\n一、主要任务\n(一)规范办理流程。做好衔接。\n(二)${sentence}`);

const itemsOf = (plan: ParsedPlan): ParsedItem[] => plan.items.slice(2);

function said(deadline: ParsedDeadline): string {
  if (deadline.kind === 'fixed') return `fixed ${deadline.value}`;
  if (deadline.kind === 'window') return `window ${deadline.value.start ?? ''}..${deadline.value.end ?? ''}`;
  if (deadline.kind === 'relative') {
    return `relative ${deadline.value.n} ${deadline.value.unit} ${deadline.value.event ?? '-'}`;
  }
  if (deadline.kind === 'recurring') {
    const { per, min, by } = deadline.value;
    return `recurring ${per} ${min}${by ? ` by ${by}` : ''}`;
  }
  return deadline.kind;
}

const DUTY_WORD = /^(?:lead|support|responsible) /;

/** What the corpus compares: duties and dated deadlines; soft and ongoing words only where the case names them. */
function findings(plan: ParsedPlan, wanted: readonly string[]): string[] {
  const kinds = new Set(wanted.map((one) => one.split(' ')[0]));
  return itemsOf(plan).flatMap((item) => [
    ...item.assignments.map(({ role, unit, group }) => `${role} ${unit}${group ? '*' : ''}`),
    ...item.deadlines
      .filter(({ kind }) => (kind !== 'soft' && kind !== 'ongoing') || kinds.has(kind))
      .map(said),
  ]);
}

interface Case {
  at: string;
  sentence: string;
  wanted: string[];
}

function casesOf(folder: 'positive' | 'negative'): Case[] {
  return readdirSync(join(CORPUS, folder)).flatMap((file) => {
    const lines = readFileSync(join(CORPUS, folder, file), 'utf8').split('\n');
    const cases: Case[] = [];
    lines.forEach((line, index) => {
      const expectation = /^\s+= ?(.*)$/.exec(line);
      if (expectation)
        cases.at(-1)!.wanted = expectation[1]
          .split(';')
          .map((one) => one.trim())
          .filter(Boolean);
      else if (line.trim() !== '' && !line.startsWith('#')) {
        cases.push({
          at: `${folder}/${file}:${index + 1}`,
          sentence: line.replaceAll('\\n', '\n'),
          wanted: [],
        });
      }
    });
    return cases;
  });
}

function check({ at, sentence, wanted }: Case): void {
  const plan = read(sentence);
  const got = findings(plan, wanted);
  if ([...got].sort().join('; ') === [...wanted].sort().join('; ')) return;
  const trace = itemsOf(plan).map((item) => ({
    text: item.text,
    findings: [...item.assignments, ...item.deadlines].map((finding) => ({
      ...finding,
      words: 'unit' in finding ? finding.unit : finding.raw,
    })),
  }));
  throw new Error(
    `${at}\n${sentence}\nwanted: ${wanted.join('; ')}\ngot:    ${got.join('; ')}\n${JSON.stringify(trace, null, 2)}`,
  );
}

describe('corpus: found as the sentence says', () => {
  it.each(casesOf('positive').map((one) => [one.at, one] as const))('%s', (_at, one) => {
    if (one.wanted.length === 0 || !one.wanted.every((word) => DUTY_WORD.test(word) || /^[a-z]/.test(word))) {
      throw new Error(`${one.at}: a positive case says what must be found`);
    }
    check(one);
  });
});

describe('corpus: nothing there to be found', () => {
  it.each(casesOf('negative').map((one) => [one.at, one] as const))('%s', (_at, one) => check(one));
});
