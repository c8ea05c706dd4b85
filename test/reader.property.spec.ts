import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalise } from '../src/server/modules/intake/domain/normalise.js';
import { parsePlanText } from '../src/server/modules/intake/domain/parse-plan-text.js';
import type { ParsedPlan } from '../src/server/modules/intake/domain/parsed-plan.js';

const CORPUS = join(import.meta.dirname, 'corpus');
const SENTENCES = ['positive', 'negative'].flatMap((folder) =>
  readdirSync(join(CORPUS, folder)).flatMap((file) =>
    readFileSync(join(CORPUS, folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !/^(?:#|\s+=)/.test(line)),
  ),
);
const MARKS = [
  '一、',
  '二、',
  '(一)',
  '(二)',
  '1.',
  '2、',
  '(1)',
  '①',
  '第一条',
  '\n',
  '',
  ' ',
  '附件:',
  '2026年6月30日',
];
const PIECES = [
  '(',
  ')',
  '(',
  '【',
  '】',
  '《',
  '》',
  '、',
  ',',
  '。',
  ';',
  ':',
  '等',
  '牵头',
  '配合',
  '负责',
  '\u3000',
  '\u200b',
  '𠮷',
  '\r\n',
  '１',
  '每年',
  '10个工作日内',
  '到2027年',
];

const document = fc
  .array(
    fc.tuple(
      fc.constantFrom(...MARKS),
      fc.constantFrom(...SENTENCES, ...PIECES),
      fc.constantFrom('\n', '', ' '),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.map((part) => part.join('')).join(''));

/** Cut, joined, swapped, deleted: what happens to a document on its way through ten offices. */
const mutated = fc
  .tuple(
    document,
    fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.constantFrom(...PIECES, '')), { maxLength: 12 }),
  )
  .map(([text, edits]) =>
    edits.reduce((current, [at, length, piece]) => {
      const start = current.length === 0 ? 0 : at % current.length;
      return current.slice(0, start) + piece + current.slice(start + length);
    }, text),
  );

/** Hard-wrapped lines are joined, so a phrase may hold a line break in the text. */
const bare = (words: string): string => words.replace(/\s/g, '');

function expectSound(parsed: ParsedPlan, text: string): void {
  const within = (span: readonly [number, number] | null) => {
    if (span === null) return;
    expect(span[0]).toBeGreaterThanOrEqual(0);
    expect(span[1]).toBeGreaterThanOrEqual(span[0]);
    expect(span[1]).toBeLessThanOrEqual(text.length);
  };
  parsed.items.forEach((item, index) => {
    within(item.span);
    expect(item.parent === null || (item.parent >= 0 && item.parent < index)).toBe(true);
    for (const finding of [...item.assignments, ...item.deadlines]) within(finding.span);
    for (const { unit, span } of item.assignments) {
      expect(normalise(text.slice(...span)).text.replace(/\s/g, '')).toBe(unit.replace(/\s/g, ''));
    }
    for (const { raw, span } of item.deadlines) {
      expect(bare(normalise(text.slice(...span)).text)).toBe(bare(raw));
    }
  });
  for (const { span, item } of parsed.questions) {
    within(span);
    expect(item === null || item < parsed.items.length).toBe(true);
  }
  if (!parsed.plan.isPlan) {
    expect(parsed.items.every((item) => item.assignments.length + item.deadlines.length === 0)).toBe(true);
  }
}

describe('the reader, whatever it is given', () => {
  it('keeps every finding in its place over mutations of the corpus', () => {
    fc.assert(
      fc.property(mutated, (text) => expectSound(parsePlanText(text), text)),
      { numRuns: 300 },
    );
  });

  it('reads any string at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) =>
        expectSound(parsePlanText(text), text),
      ),
      { numRuns: 300 },
    );
  });

  it('says the same of the same text', () => {
    fc.assert(
      fc.property(mutated, (text) => expect(parsePlanText(text)).toEqual(parsePlanText(text))),
      { numRuns: 100 },
    );
  });
});

describe('normalise', () => {
  it('maps every character back to where it came from', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const { text: spelled, toOriginal } = normalise(text);
        let last = 0;
        for (let at = 0; at < spelled.length; at += 1) {
          const [start, end] = toOriginal(at, at + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(normalise(text.slice(start, end)).text).toContain(spelled[at]);
          last = start;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a text in its own spelling alone', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const once = normalise(text).text;
        expect(normalise(once).text).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});
