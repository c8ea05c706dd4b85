import { describe, expect, it } from '@jest/globals';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { WorkCalendar } from '../../deadline/domain/working-days.js';
import {
  completionProblem,
  countedTwice,
  countedSubmission,
  doneBy,
  earliestCompletion,
  repeatedAnswers,
  statedCompletion,
  type AnsweredDeadline,
} from './completion.js';

const calendar = new WorkCalendar([]);
const at = (date: string, time = '10:00') => instantInShanghai(date, time);

describe('the submission that counts', () => {
  // 2026-03-02 is a Monday.
  const back = (now: string, returned: string | null, counted: string | null = '2026-03-02') =>
    countedSubmission(
      {
        now: at(now),
        countedAt: counted ? at(counted) : null,
        returnedAt: returned ? at(returned) : null,
        graceWorkdays: 2,
      },
      calendar,
    );

  it.each([
    ['the first submission', back('2026-03-02', null, null), '2026-03-02'],
    ['back on the last day of the grace', back('2026-03-05', '2026-03-03'), '2026-03-02'],
    ['back a day after the grace', back('2026-03-06', '2026-03-03'), '2026-03-06'],
    ['a weekend does not use up the grace', back('2026-03-10', '2026-03-06'), '2026-03-02'],
    ['withdrawn before any review', back('2026-03-04', null, null), '2026-03-04'],
  ])('%s', (_, counted, expected) => {
    expect(counted).toEqual(at(expected));
  });

  it('keeps the day to the end of the last day of the grace', () => {
    const facts = { countedAt: at('2026-03-02'), returnedAt: at('2026-03-03', '23:59'), graceWorkdays: 2 };
    const last = countedSubmission({ ...facts, now: at('2026-03-05', '23:59:59') }, calendar);
    const after = countedSubmission({ ...facts, now: at('2026-03-06', '00:00') }, calendar);
    expect([last, after]).toEqual([at('2026-03-02'), at('2026-03-06', '00:00')]);
  });
});

const event: AnsweredDeadline = {
  kind: 'deliver',
  startOn: '2026-03-02',
  dueAt: null,
  occurrence: '6f1c',
  eventId: '6f1c',
};
const once: AnsweredDeadline = { ...event, startOn: '2026-03-20', occurrence: 'once', eventId: null };
const hours: AnsweredDeadline = { ...event, dueAt: at('2026-03-03', '08:00') };
const filing: AnsweredDeadline = { ...event, kind: 'report', occurrence: '2026-04', startOn: '2026-04-01' };

describe('a stated completion', () => {
  const none = { completedOn: null, completedAt: null };

  it('takes the one publication date where no date is stated, and never chooses between two', () => {
    expect(statedCompletion(event, none, ['2026-03-10', null]).completedOn).toBe('2026-03-10');
    expect(statedCompletion(event, none, ['2026-03-10', '2026-03-11']).completedOn).toBeNull();
    const stated = { completedOn: '2026-03-09', completedAt: null };
    expect(statedCompletion(event, stated, ['2026-03-10'])).toEqual(stated);
  });

  it('gives an hour clock the day of its moment', () => {
    const stated = { completedOn: null, completedAt: at('2026-03-03', '00:30') };
    expect(statedCompletion(hours, stated, [])).toEqual({ ...stated, completedOn: '2026-03-03' });
  });

  const now = at('2026-03-12', '09:00');
  const problem = (deadline: AnsweredDeadline, completedOn: string | null, completedAt: Date | null = null) =>
    completionProblem(deadline, { completedOn, completedAt }, { now, planYear: 2026 });

  it.each([
    ['today', problem(event, '2026-03-12'), null],
    ['tomorrow', problem(event, '2026-03-13'), 'future'],
    ['the day of the event', problem(event, '2026-03-02'), null],
    ['before the event', problem(event, '2026-03-01'), 'before_start'],
    ['nothing', problem(event, null), 'missing'],
    ['a single duty before the plan was published', problem(once, '2026-01-05'), null],
    ['a single duty in the year before', problem(once, '2025-12-31'), 'before_start'],
    ['an hour clock with a day only', problem(hours, '2026-03-03'), 'moment_missing'],
    ['an hour clock later today', problem(hours, '2026-03-12', at('2026-03-12', '09:01')), 'future'],
    ['an hour clock with its moment', problem(hours, '2026-03-03', at('2026-03-03', '07:00')), null],
    ['a filing whose period has not begun', problem(filing, null), 'not_started'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it('refuses to tick a period after the one of the filing', () => {
    const tick = (period: string) =>
      completionProblem({ ...filing, startOn: '2026-03-01' }, none, { now, planYear: 2026, period });
    expect([tick('2026-03'), tick('2026-04'), tick('2026-05')]).toEqual(['later_period', null, null]);
  });

  it('does not date several times of the same thing by one publication', () => {
    expect(statedCompletion(event, none, ['2026-03-10'], true).completedOn).toBeNull();
    const answer = (deadlineId: string, ruleId: string, occurrence: string) => ({
      deadlineId,
      ruleId,
      occurrence,
      kind: 'deliver' as const,
    });
    const answers = [
      answer('a', 'r', '2026Q1'),
      answer('b', 'r', '2026Q2'),
      answer('c', 's', 'once'),
      answer('d', 't', '2026#1'),
      answer('e', 't', '2026#2'),
      answer('f', 'u', '2026#1'),
      answer('g', 'u', '2027#1'),
    ];
    expect([...repeatedAnswers(answers)]).toEqual(['a', 'b', 'd', 'e', 'f', 'g']);
    expect([...countedTwice(answers)]).toEqual(['d', 'e']);
    const filings = answers.map((one) => ({ ...one, kind: 'report' as const, occurrence: '2026-03' }));
    expect(repeatedAnswers(filings).size).toBe(0);
  });

  it('lets a recurring duty count only inside its own period', () => {
    const quarter = { ...once, occurrence: '2026Q2', startOn: '2026-04-01' };
    expect(earliestCompletion(quarter, 2026)).toBe('2026-04-01');
  });
});

describe('done', () => {
  const none = { completedOn: null, completedAt: null };

  it('never lies before the period of a filing that was added when another came back', () => {
    const facts = { countedAt: at('2026-03-31'), submittedAt: at('2026-04-02') };
    expect(doneBy(filing, none, facts).doneOn).toBe('2026-04-02');
  });

  it('is the stated date for a delivery, the counted day for a filing', () => {
    const submitted = at('2026-03-05', '23:30');
    const stated = { completedOn: '2026-03-04', completedAt: null };
    expect(doneBy(event, stated, { countedAt: submitted, submittedAt: submitted })).toEqual({
      doneOn: '2026-03-04',
      doneAt: null,
    });
    const march = { ...filing, startOn: '2026-03-01' };
    const facts = { countedAt: submitted, submittedAt: at('2026-03-09') };
    expect(doneBy(march, none, facts)).toEqual({ doneOn: '2026-03-05', doneAt: null });
  });

  it('carries the moment for an hour clock', () => {
    const completedAt = at('2026-03-03', '07:00');
    const done = doneBy(
      hours,
      { completedOn: '2026-03-03', completedAt },
      {
        countedAt: at('2026-03-03', '09:00'),
        submittedAt: at('2026-03-03', '09:00'),
      },
    );
    expect(done).toEqual({ doneOn: '2026-03-03', doneAt: completedAt });
  });
});
