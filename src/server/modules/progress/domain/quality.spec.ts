import { describe, expect, it } from '@jest/globals';
import { qualityHints, type FilingFacts } from './quality.js';

const good: FilingFacts = {
  progress: '已完成责任清单修订 12 项,官网公开。',
  previousProgress: '已完成责任清单修订 4 项。',
  percent: 60,
  evidence: [{ publishedOn: '2026-03-10' }],
  completedOn: [],
  answersDeliver: false,
};

describe('quality hints', () => {
  it.each<[string, Partial<FilingFacts>, string[]]>([
    ['nothing to say', {}, []],
    ['the words of last time', { previousProgress: '已完成责任清单修订12项，官网公开' }, ['same_as_last']],
    ['the first filing has no last time', { previousProgress: null }, []],
    ['no figure', { progress: '已组织培训并印发通知' }, ['no_figure']],
    ['a Chinese figure', { progress: '已组织培训三次' }, []],
    ['一 alone is no figure', { progress: '进一步推进一体化建设' }, ['no_figure']],
    ['only going on', { progress: '该工作正在有序推进中。' }, ['no_figure', 'only_ongoing']],
    ['going on, but something was done', { progress: '正在推进,已印发方案 1 份' }, []],
    ['no evidence', { evidence: [] }, ['no_evidence']],
    ['done before it was published', { completedOn: ['2026-03-09'] }, ['published_later']],
    ['done when published', { completedOn: ['2026-03-10'] }, []],
    ['a duty done at 60 %', { answersDeliver: true }, ['percent_not_full']],
    ['a duty done at 100 %', { answersDeliver: true, percent: 100 }, []],
  ])('%s', (_, facts, expected) => {
    expect(qualityHints({ ...good, ...facts })).toEqual(expected);
  });
});
