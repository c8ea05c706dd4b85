import { describe, expect, it } from '@jest/globals';
import { shippedCalendar } from '../../deadline/shipped-calendar.js';
import { explainStep } from './explain-step.js';
import type { RequestFacts } from './request.js';
import { requestSteps } from './steps.js';

const calendar = shippedCalendar();
/** A third party replied on 29 September, and the answer was put off by ten working days: `steps.spec.ts` counts it. */
const facts: RequestFacts = {
  channel: 'signed_post',
  arrivedOn: '2026-09-16',
  confirmedOn: null,
  correctionSentOn: null,
  correctionDueOn: null,
  correctedOn: null,
  extensionDays: 10,
  extensionDecidedOn: '2026-10-28',
  extensionToldOn: '2026-10-28',
  reasonAskedOn: null,
  reasonGivenOn: null,
  delayedTo: null,
  delayToldOn: null,
  answeredOn: null,
  answerKind: null,
  withdrawnOn: null,
  lengths: { correction: 7, thirdParty: 15, coProducer: 15, answer: 20, extension: 20 },
  consultations: [
    {
      id: 'letter',
      kind: 'third_party',
      sentOn: '2026-09-18',
      deliveredOn: '2026-09-21',
      answeredOn: '2026-09-29',
      opinion: 'object',
    },
  ],
};
const TODAY = '2026-10-29';

describe('why a step is due on this day', () => {
  it('tells the days that did not count, and the days granted on top', () => {
    const { dueOn, start, steps, text } = explainStep(facts, 'answer', TODAY, calendar)!;
    expect([dueOn, start]).toEqual(['2026-11-12', '收到申请之日']);
    expect(steps.filter(({ counted }) => counted)).toHaveLength(30);
    const on = (day: string) => steps.find(({ date }) => date === day)!;
    expect(on('2026-09-18')).toMatchObject({ counted: true, index: 2 });
    expect(on('2026-09-21')).toMatchObject({ counted: false });
    expect(on('2026-09-21').reason).toContain('征求第三方意见');
    expect(on('2026-09-29').counted).toBe(false);
    expect(on('2026-09-30')).toMatchObject({ counted: true, index: 3 });
    expect(text).toContain('征求第三方意见');
  });

  it('is the date that the step shows, for every step that can be explained', () => {
    const counted = requestSteps(facts, TODAY, calendar).filter((step) => step.counted);
    expect(counted.map(({ key }) => key)).toEqual(['letter', 'extension', 'answer']);
    for (const { key, dueOn } of counted) expect(explainStep(facts, key, TODAY, calendar)!.dueOn).toBe(dueOn);
  });

  it('is not told of what has no date or is somebody’s decision', () => {
    const waiting = { ...facts, correctionSentOn: '2026-09-22', correctionDueOn: '2026-10-09' };
    for (const key of ['received', 'corrected', 'extension', 'nothing']) {
      expect(explainStep(waiting, key, TODAY, calendar)).toBeNull();
    }
    expect(explainStep(waiting, 'answer', TODAY, calendar)).toBeNull();
  });
});
