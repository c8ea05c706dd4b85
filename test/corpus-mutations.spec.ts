import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parsePlanText } from '../src/server/modules/intake/domain/parse-plan-text.js';
import { randomOf } from './factories/mutations.js';
import { requireSound } from './factories/sound-reading.js';

const CORPUS = join(import.meta.dirname, 'corpus');
const MUTATIONS = 20_000;
const MEGABYTE = 1_000_000;
/** Marks that documents swap, lose or double. */
const MARKS = '()()〔〕[]【】{}《》“”,,、;;。.::1一①\n\t 　*★|';

const sentences = ['positive', 'negative'].flatMap((folder) =>
  readdirSync(join(CORPUS, folder)).flatMap((file) =>
    readFileSync(join(CORPUS, folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() && !line.startsWith('#') && !/^\s+=/.test(line)),
  ),
);

function documentOf(random: (below: number) => number): string {
  const lines = Array.from({ length: 1 + random(3) }, (_, index) => {
    const number = ['一、', '(一)', `${index + 1}.`, `${index + 1}、`, ''][random(5)];
    return `${number}${sentences[random(sentences.length)].trim()}`;
  });
  return ['云溪市2026年重点工作要点', ...lines].join('\n');
}

type Mutation = (text: string, random: (below: number) => number) => string;
const cut: Mutation = (text, random) => text.slice(random(text.length), random(text.length + 1) + 1);
const joined: Mutation = (text) => text.replace(/\n/g, '');
const deleted: Mutation = (text, random) => [...text].filter(() => random(12) > 0).join('');
const doubled: Mutation = (text, random) => {
  const from = random(text.length);
  const part = text.slice(from, from + 1 + random(20));
  return text.slice(0, from) + part.repeat(2 + random(8)) + text.slice(from);
};
const swapped: Mutation = (text, random) =>
  [...text]
    .map((one) => (MARKS.includes(one) && random(2) === 0 ? MARKS[random(MARKS.length)] : one))
    .join('');
const sown: Mutation = (text, random) =>
  [...text].map((one) => (random(8) === 0 ? MARKS[random(MARKS.length)] + one : one)).join('');
const shuffled: Mutation = (text, random) =>
  text
    .split('\n')
    .sort(() => random(3) - 1)
    .join(random(2) === 0 ? '\n' : ' ');
const KINDS: Mutation[] = [cut, joined, deleted, doubled, swapped, sown, shuffled];

function mutationOf(seed: number): string {
  const random = randomOf(seed * 2_654_435_761 + 1);
  let text = documentOf(random);
  for (let times = 1 + random(3); times > 0; times -= 1) text = KINDS[random(KINDS.length)](text, random);
  return text;
}

describe('a document that went through many hands', () => {
  it(`is read without a fall, ${MUTATIONS} times`, () => {
    const failures: string[] = [];
    for (let seed = 0; seed < MUTATIONS && failures.length < 5; seed += 1) {
      const text = mutationOf(seed);
      try {
        requireSound(text, parsePlanText(text));
      } catch (error) {
        failures.push(`mutation ${seed}: ${(error as Error).message}\n${JSON.stringify(text)}`);
      }
    }
    expect(failures).toEqual([]);
  });

  const PARTS = {
    'words without a mark': '推进行业数据平台建设',
    'opening brackets': '(',
    'closing brackets': ')(',
    'digits and dots': '1.2.',
    names: '甲局、',
    leads: '甲局牵头,乙局配合,',
    dates: '2026年6月底前,',
    'number marks': '一、(一)1.',
    'white space': ' \t',
  };
  const lineOf = (parts: readonly string[], length: number): string =>
    parts.map((part) => part.repeat(Math.ceil(length / parts.length / part.length))).join('');

  // What grows with the square of the length takes minutes for a tenth of five megabytes, too.
  it.each([
    ...Object.entries(PARTS).map(([name, part]) => [name, 0.5, [part]] as const),
    ['one after another', 5, Object.values(PARTS)] as const,
  ])('is read when one line of it is endless: %s, %d MB', (_, megabytes, parts) => {
    const text = `云溪市2026年重点工作要点\n一、${lineOf(parts, megabytes * MEGABYTE)}`;
    requireSound(text, parsePlanText(text));
  });
});
