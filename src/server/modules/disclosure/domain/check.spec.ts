import { describe, expect, it } from '@jest/globals';
import { shippedCalendar } from '../../deadline/shipped-calendar.js';
import { checkFacts } from './check.js';
import type { RequestFacts } from './request.js';

const calendar = shippedCalendar();
const TODAY = '2026-12-01';
const request = (facts: Partial<RequestFacts> = {}): RequestFacts => ({
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
  ...facts,
});
const letter = (dates: object) => ({
  consultations: [
    {
      id: 'letter',
      kind: 'third_party' as const,
      sentOn: '2026-09-18',
      deliveredOn: null,
      answeredOn: null,
      opinion: null,
      ...dates,
    },
  ],
});
const extension = (extensionDays: number, extensionDecidedOn: string, extensionToldOn: string) => ({
  extensionDays,
  extensionDecidedOn,
  extensionToldOn,
});
const problem = (facts: Partial<RequestFacts>): string | null => {
  try {
    checkFacts(request(facts), TODAY, calendar);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('facts of a request', () => {
  it.each<[string, Partial<RequestFacts>]>([
    ['plain', {}],
    [
      'corrected and answered',
      {
        correctionSentOn: '2026-09-22',
        correctionDueOn: '2026-10-09',
        correctedOn: '2026-10-09',
        answeredOn: '2026-11-02',
        answerKind: 'partial',
      },
    ],
    ['extended on the last day', extension(20, '2026-10-19', '2026-10-20')],
    [
      'asked, delivered and replied on one day',
      letter({ deliveredOn: '2026-09-18', answeredOn: '2026-09-18' }),
    ],
    [
      'given up',
      {
        correctionSentOn: '2026-09-22',
        correctionDueOn: '2026-10-09',
        answeredOn: '2026-10-10',
        answerKind: 'abandoned',
      },
    ],
    ['withdrawn unconfirmed', { channel: 'network', withdrawnOn: '2026-09-17' }],
  ])('are taken: %s', (_, facts) => {
    expect(problem(facts)).toBeNull();
  });

  it.each<[string, Partial<RequestFacts>, string]>([
    ['a day to come', { answeredOn: '2026-12-02', answerKind: 'granted' }, 'disclosure.future'],
    ['a reply to come', letter({ answeredOn: '2026-12-02' }), 'disclosure.future'],
    ['confirmed before it came', { channel: 'network', confirmedOn: '2026-09-15' }, 'disclosure.order'],
    [
      'answered before it was received',
      { answeredOn: '2026-09-15', answerKind: 'granted' },
      'disclosure.order',
    ],
    [
      'answered before it counts as received',
      { channel: 'network', answeredOn: '2026-09-20', answerKind: 'granted' },
      'disclosure.order',
    ],
    ['corrected without a notice', { correctedOn: '2026-09-20' }, 'disclosure.order'],
    [
      'a reply before the letter arrived',
      letter({ deliveredOn: '2026-09-21', answeredOn: '2026-09-20' }),
      'disclosure.order',
    ],
    ['extended by nothing', extension(0, '2026-10-19', '2026-10-19'), 'disclosure.extension'],
    ['extended by 21 working days', extension(21, '2026-10-19', '2026-10-19'), 'disclosure.extension'],
    ['told a day too late', extension(20, '2026-10-19', '2026-10-21'), 'disclosure.extension'],
    ['told before decided', extension(20, '2026-10-19', '2026-10-16'), 'disclosure.extension'],
    ['a result without a day', { answerKind: 'granted' }, 'disclosure.answer'],
    [
      'given up though nobody asked for a correction',
      { answeredOn: '2026-10-10', answerKind: 'abandoned' },
      'disclosure.answer',
    ],
    [
      'given up on the last day',
      {
        correctionSentOn: '2026-09-22',
        correctionDueOn: '2026-10-09',
        answeredOn: '2026-10-09',
        answerKind: 'abandoned',
      },
      'disclosure.answer',
    ],
    [
      'answered uncorrected',
      { correctionSentOn: '2026-09-22', answeredOn: '2026-10-09', answerKind: 'granted' },
      'disclosure.answer',
    ],
    [
      'answered and withdrawn',
      { answeredOn: '2026-10-09', answerKind: 'granted', withdrawnOn: '2026-10-09' },
      'disclosure.answer',
    ],
  ])('are refused: %s', (_, facts, code) => {
    expect(problem(facts)).toBe(code);
  });
});
