import { describe, expect, it } from '@jest/globals';
import { readShippedYears, shippedCalendar } from '../../deadline/shipped-calendar.js';
import { UnitCalendars } from '../../deadline/domain/unit-calendars.js';
import type { RequestFacts } from './request.js';
import { movedSteps } from './step-moves.js';
import { requestSteps } from './steps.js';

const before = shippedCalendar();
const UNIT = 'unit';
/** The shipped calendar with local days on top. */
const withDays = (...days: { date: string; kind: 'off' | 'work' }[]) =>
  new UnitCalendars(
    readShippedYears(),
    days.map((day) => ({ ...day, unitId: UNIT, unitName: '法规处', name: '搬迁', source: null })),
    new Map([[UNIT, null]]),
  ).of(UNIT);

/** Received on Wednesday 2026-09-16: correction until 25 September, answer until 20 October (`steps.spec.ts`). */
const facts: RequestFacts = {
  channel: 'signed_post',
  arrivedOn: '2026-09-16',
  confirmedOn: null,
  correctionSentOn: null,
  correctionDueOn: null,
  correctedOn: null,
  extensionDays: null,
  extensionDecidedOn: null,
  extensionToldOn: null,
  reasonAskedOn: null,
  reasonGivenOn: null,
  delayedTo: null,
  delayToldOn: null,
  answeredOn: null,
  answerKind: null,
  withdrawnOn: null,
  lengths: { correction: 7, thirdParty: 15, coProducer: 15, answer: 20, extension: 20 },
  consultations: [],
};
const moves = (given: RequestFacts, today: string, after: ReturnType<typeof withDays>) =>
  movedSteps(given, today, before, after).map(({ key, before: was, after: is }) => [
    key,
    was.dueOn,
    is.dueOn,
  ]);

describe('what a change of the calendar moves of a request', () => {
  const off = withDays({ date: '2026-09-18', kind: 'off' });

  it('is every counted date that is not done with', () => {
    const [correction] = requestSteps(facts, '2026-09-17', before).filter(({ key }) => key === 'correction');
    expect(correction.dueOn).toBe('2026-09-24');
    expect(moves(facts, '2026-09-17', off)).toEqual([
      ['correction', '2026-09-24', '2026-09-28'],
      ['extension', '2026-10-20', '2026-10-21'],
      ['answer', '2026-10-20', '2026-10-21'],
    ]);
    expect(moves(facts, '2026-09-17', withDays())).toEqual([]);
  });

  it('is a letter’s own date, and not that of one answered', () => {
    const letter = { id: 'letter', kind: 'third_party' as const, sentOn: '2026-09-17' };
    const waiting = {
      ...facts,
      consultations: [{ ...letter, deliveredOn: '2026-09-17', answeredOn: null, opinion: null }],
    };
    expect(moves(waiting, '2026-09-18', off).map(([key]) => key)).toEqual(['letter', 'extension', 'answer']);
    const answered = {
      ...facts,
      consultations: [
        {
          ...letter,
          deliveredOn: '2026-09-17',
          answeredOn: '2026-09-21',
          opinion: 'agree' as const,
        },
      ],
    };
    expect(moves(answered, '2026-09-22', off).map(([key]) => key)).not.toContain('letter');
  });

  it('leaves what is taken and what somebody set', () => {
    const delayed = { ...facts, extensionDays: null, delayedTo: '2026-11-30', delayToldOn: '2026-09-30' };
    expect(moves(delayed, '2026-10-08', off)).toEqual([]);
    const correcting = { ...facts, correctionSentOn: '2026-09-17', correctionDueOn: '2026-09-30' };
    expect(moves(correcting, '2026-09-18', off)).toEqual([]);
  });

  it('names a date that is past by the new calendar, though its step is gone then', () => {
    const work = withDays({ date: '2026-09-19', kind: 'work' });
    expect(requestSteps(facts, '2026-09-24', work).map(({ key }) => key)).not.toContain('correction');
    expect(moves(facts, '2026-09-24', work)[0]).toEqual(['correction', '2026-09-24', '2026-09-23']);
  });
});
