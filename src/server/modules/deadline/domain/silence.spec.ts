import { describe, expect, it } from '@jest/globals';
import { shippedCalendar } from '../shipped-calendar.js';
import {
  consultationOutcome,
  consultationStop,
  replyDue,
  type Consultation,
  type Consulted,
} from './silence.js';
import { clockDue, type Stop } from './stopping.js';

const calendar = shippedCalendar();
/** Asked on Monday 2026-03-02: fifteen working days end on Monday 2026-03-23. */
const asked = (consulted: Consulted, reply: Consultation['reply'] = null): Consultation => ({
  consulted,
  askedOn: '2026-03-02',
  workdays: 15,
  reply,
});
const outcome = (one: Consultation, today: string) => consultationOutcome(one, today, calendar);

describe('an opinion that was asked for', () => {
  it('is due after fifteen working days', () => {
    expect(replyDue(asked('third_party'), calendar)).toEqual({ dueOn: '2026-03-23', provisional: false });
  });

  it('is waited for through its last day', () => {
    for (const consulted of ['third_party', 'co_producer'] as const) {
      expect(outcome(asked(consulted), '2026-03-23')).toEqual({ state: 'waiting', until: '2026-03-23' });
    }
  });

  it('counts as consent where a co-producing body is silent, on the last day (34)', () => {
    const silent = { state: 'agreed', on: '2026-03-23', bySilence: true };
    expect(outcome(asked('co_producer'), '2026-03-24')).toEqual(silent);
    // A refusal that comes afterwards undoes nothing.
    expect(outcome(asked('co_producer', { on: '2026-03-25', agrees: false }), '2026-03-26')).toEqual(silent);
  });

  it('leaves the decision to the authority where a third party is silent (32), which still hears a late word', () => {
    const left = { state: 'left_to_authority', on: '2026-03-23', bySilence: true };
    expect(outcome(asked('third_party'), '2026-03-24')).toEqual(left);
    const late = asked('third_party', { on: '2026-03-25', agrees: false });
    expect(outcome(late, '2026-03-24')).toEqual(left);
    expect(outcome(late, '2026-03-25')).toEqual({ state: 'refused', on: '2026-03-25', bySilence: false });
  });

  it('says what was said in time', () => {
    const yes = asked('co_producer', { on: '2026-03-23', agrees: true });
    expect(outcome(yes, '2026-03-23')).toEqual({ state: 'agreed', on: '2026-03-23', bySilence: false });
    const no = asked('third_party', { on: '2026-03-10', agrees: false });
    expect(outcome(no, '2026-03-30')).toEqual({ state: 'refused', on: '2026-03-10', bySilence: false });
  });
});

describe('the time it took is not counted (33)', () => {
  const answerDue = (stop: Stop) =>
    clockDue(
      {
        rule: { kind: 'relative', n: 20, unit: 'workday', event: null },
        anchor: { date: '2026-02-26' },
        stops: [stop],
        extension: null,
      },
      calendar,
    ).dueOn;

  it.each<[string, Consultation, string, Stop, string]>([
    ['waiting', asked('third_party'), '2026-03-10', { from: '2026-03-03', to: null }, '2026-03-25'],
    [
      'answered after six working days',
      asked('third_party', { on: '2026-03-10', agrees: true }),
      '2026-03-30',
      { from: '2026-03-03', to: '2026-03-11' },
      '2026-04-02',
    ],
    [
      'silent for fifteen',
      asked('co_producer'),
      '2026-03-30',
      { from: '2026-03-03', to: '2026-03-24' },
      '2026-04-16',
    ],
    [
      'answered late: no longer than its time',
      asked('third_party', { on: '2026-03-30', agrees: true }),
      '2026-03-30',
      { from: '2026-03-03', to: '2026-03-24' },
      '2026-04-16',
    ],
    [
      'answered the same day',
      asked('co_producer', { on: '2026-03-02', agrees: true }),
      '2026-03-30',
      { from: '2026-03-03', to: '2026-03-03' },
      '2026-03-25',
    ],
  ])('%s', (_, one, today, stop, due) => {
    expect(consultationStop(one, today, calendar)).toEqual(stop);
    expect(answerDue(stop)).toBe(due);
  });
});
