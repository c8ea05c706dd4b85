import { describe, expect, it } from '@jest/globals';
import { isBehind, type Measure, type MeasuredDuty } from './behind.js';

/** A clock of 100 days: a day is a percentage point. */
const duty: MeasuredDuty = {
  kind: 'deliver',
  occurrence: 'once',
  startOn: '2018-01-01',
  dueOn: '2018-04-11',
  hasLater: false,
};
const filed: Measure = { percent: 20, points: 30 };

describe('progress behind elapsed time', () => {
  it.each<[string, Partial<MeasuredDuty>, Partial<Measure>, string, boolean]>([
    ['a point short of the threshold', {}, {}, '2018-02-19', false],
    ['at the threshold', {}, {}, '2018-02-20', true],
    ['beyond it', {}, {}, '2018-03-20', true],
    ['before the clock starts', {}, { percent: 0, points: 1 }, '2017-12-31', false],
    ['with more done', {}, { percent: 21 }, '2018-02-20', false],
    ['with nothing done, as filed', {}, { percent: 0 }, '2018-01-31', true],
    ['with nothing filed', {}, { percent: null }, '2018-03-20', false],
    ['threshold off', {}, { points: null }, '2018-03-20', false],
    ['threshold 100', {}, { percent: 0, points: 100 }, '2018-04-10', false],
    ['a filing', { kind: 'report' }, {}, '2018-03-20', false],
    ['a period', { occurrence: '2018Q1' }, {}, '2018-03-20', false],
    ['a milestone before the end', { hasLater: true }, {}, '2018-03-20', false],
    ['a clock of 20 days', { dueOn: '2018-01-21' }, {}, '2018-01-11', true],
    ['a clock of 19 days', { dueOn: '2018-01-20' }, {}, '2018-01-11', false],
    ['a third of a clock is no whole number', { dueOn: '2018-01-31' }, { percent: 3 }, '2018-01-11', true],
  ])('%s', (_name, facts, measure, today, expected) => {
    expect(isBehind({ ...duty, ...facts }, { ...filed, ...measure }, today)).toBe(expected);
  });
});
