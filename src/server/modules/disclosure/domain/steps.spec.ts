import { describe, expect, it } from '@jest/globals';
import { shippedCalendar } from '../../deadline/shipped-calendar.js';
import { receivedOn, type ConsultationFacts, type RequestFacts } from './request.js';
import { requestState, requestSteps, silencesOf } from './steps.js';

const calendar = shippedCalendar();
const LENGTHS = { correction: 7, thirdParty: 15, coProducer: 15, answer: 20, extension: 20 };

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
  lengths: LENGTHS,
  consultations: [],
  ...facts,
});
const letter = (facts: Partial<ConsultationFacts> = {}): ConsultationFacts => ({
  id: 'letter',
  kind: 'third_party',
  sentOn: '2026-09-18',
  deliveredOn: '2026-09-21',
  answeredOn: null,
  opinion: null,
  ...facts,
});
const spring = { arrivedOn: '2026-02-02' };
const extended = (days: number, toldOn: string) => ({
  extensionDays: days,
  extensionDecidedOn: toldOn,
  extensionToldOn: toldOn,
});
const dueOf = (facts: RequestFacts, today: string) => requestState(facts, today, calendar).answer;
const stepOf = (facts: RequestFacts, key: string, today: string) =>
  requestSteps(facts, today, calendar).find((step) => step.key === key);

describe('what is to be done next', () => {
  it('is provisional where the notice on its days is awaited', () => {
    const over = { arrivedOn: '2026-12-10' };
    expect(requestState(request(over), '2026-12-14', calendar).next).toMatchObject({ provisional: true });
    const asked = { ...over, consultations: [letter({ sentOn: '2026-12-14', deliveredOn: '2026-12-15' })] };
    expect(requestState(request(asked), '2026-12-16', calendar).next).toMatchObject({
      title: '等待第三方意见',
      provisional: true,
    });
    expect(stepOf(request(over), 'extension', '2026-12-14')).toMatchObject({ provisional: true });
    expect(requestState(request(), '2026-09-18', calendar).next).toMatchObject({ provisional: false });
  });
});

describe('the day of receipt (Art. 31)', () => {
  it.each([
    ['in_person', null, '2026-09-16'],
    ['signed_post', null, '2026-09-16'],
    ['ordinary_post', null, null],
    ['ordinary_post', '2026-09-17', '2026-09-17'],
    ['network', null, null],
    ['network', '2026-09-18', '2026-09-18'],
    ['fax', '2026-09-18', '2026-09-18'],
    ['in_person', '2026-09-18', '2026-09-16'],
  ] as const)('%s, confirmed %s: %s', (channel, confirmedOn, expected) => {
    expect(receivedOn(request({ channel, confirmedOn }))).toBe(expected);
  });
});

/**
 * Counted by hand on the notices of 2026: 国庆 with 补班 on 20 September and 10 October and 中秋 on 25–27 September; 春节
 * 15–23 February with 补班 on the 14th and 28th.
 */
describe('the answer is due', () => {
  it.each<[string, Partial<RequestFacts>, string, string]>([
    ['20 working days across 国庆', {}, '2026-09-17', '2026-10-20'],
    ['20 working days across 春节', spring, '2026-02-03', '2026-03-06'],
    [
      'anew from the correction (Art. 30)',
      { correctionSentOn: '2026-09-22', correctionDueOn: '2026-10-09', correctedOn: '2026-09-30' },
      '2026-10-12',
      '2026-11-03',
    ],
    [
      'without the time of a third party that replied (Art. 33)',
      { consultations: [letter({ answeredOn: '2026-09-29', opinion: 'object' })] },
      '2026-09-30',
      '2026-10-29',
    ],
    [
      'without the 15 working days of a third party that was silent (Art. 32)',
      { consultations: [letter()] },
      '2026-10-20',
      '2026-11-12',
    ],
    [
      'no later for a reply that comes after its time',
      { consultations: [letter({ answeredOn: '2026-10-22', opinion: 'agree' })] },
      '2026-10-23',
      '2026-11-12',
    ],
    [
      'without the time of a silent co-producer across 春节 (Art. 34)',
      {
        ...spring,
        consultations: [letter({ kind: 'co_producer', sentOn: '2026-02-04', deliveredOn: '2026-02-05' })],
      },
      '2026-03-05',
      '2026-03-30',
    ],
    [
      'once without two consultations that overlap',
      {
        consultations: [
          letter(),
          letter({
            id: 'other',
            kind: 'co_producer',
            sentOn: '2026-09-29',
            deliveredOn: '2026-09-30',
            answeredOn: '2026-10-13',
            opinion: 'agree',
          }),
        ],
      },
      '2026-10-20',
      '2026-11-12',
    ],
    [
      '20 working days later with the longest extension',
      extended(20, '2026-10-19'),
      '2026-10-21',
      '2026-11-17',
    ],
    ['15 working days later with a shorter one', extended(15, '2026-10-20'), '2026-10-21', '2026-11-10'],
    [
      'later by consultation and extension together',
      {
        ...extended(10, '2026-10-28'),
        consultations: [letter({ answeredOn: '2026-09-29', opinion: 'object' })],
      },
      '2026-10-29',
      '2026-11-12',
    ],
  ])('%s', (_, facts, today, expected) => {
    expect(dueOf(request(facts), today)).toMatchObject({
      dueOn: expected,
      provisional: false,
      expected: false,
    });
  });

  it('provisionally where no notice rules the days yet', () => {
    expect(dueOf(request({ arrivedOn: '2026-12-10' }), '2026-12-11')).toMatchObject({
      dueOn: '2027-01-07',
      provisional: true,
    });
  });

  it('nowhere before it counts as received, while a correction is awaited, and while no one knows when a letter arrived', () => {
    expect(dueOf(request({ channel: 'network' }), '2026-09-17')).toBeNull();
    expect(dueOf(request({ correctionSentOn: '2026-09-22' }), '2026-09-23')).toBeNull();
    expect(dueOf(request({ consultations: [letter({ deliveredOn: null })] }), '2026-09-22')).toBeNull();
  });

  it('by what silence would give while an opinion is awaited, and says so', () => {
    const facts = request({ consultations: [letter()] });
    expect(dueOf(facts, '2026-10-19')).toMatchObject({ dueOn: '2026-11-12', expected: true });
    expect(dueOf(facts, '2026-10-20')).toMatchObject({ dueOn: '2026-11-12', expected: false });
  });

  it('a lengthening of the template leaves a request that is there as it was', () => {
    expect(dueOf(request({ lengths: { ...LENGTHS, answer: 15 } }), '2026-09-17')!.dueOn).toBe('2026-10-13');
  });
});

describe('the light and the stage of a request', () => {
  it.each<[string, Partial<RequestFacts>, string, string, string]>([
    ['unconfirmed', { channel: 'network' }, '2026-12-01', 'none', 'unconfirmed'],
    ['far from due', {}, '2026-10-14', 'normal', 'handling'],
    ['three working days before', {}, '2026-10-15', 'near', 'handling'],
    ['on the day itself', {}, '2026-10-20', 'near', 'handling'],
    ['the day after', {}, '2026-10-21', 'overdue', 'handling'],
    ['waiting for a correction', { correctionSentOn: '2026-09-22' }, '2026-12-01', 'paused', 'correcting'],
    ['waiting for an opinion', { consultations: [letter()] }, '2026-10-19', 'paused', 'consulting'],
    ['after the opinion did not come', { consultations: [letter()] }, '2026-10-20', 'normal', 'handling'],
    [
      'overdue before it asked anyone',
      { consultations: [letter({ sentOn: '2026-10-22', deliveredOn: '2026-10-22' })] },
      '2026-10-23',
      'overdue',
      'consulting',
    ],
    [
      'answered on the last day',
      { answeredOn: '2026-10-20', answerKind: 'granted' },
      '2026-12-01',
      'done',
      'answered',
    ],
    [
      'answered late',
      { answeredOn: '2026-10-21', answerKind: 'granted' },
      '2026-12-01',
      'done_late',
      'answered',
    ],
    ['withdrawn in time', { withdrawnOn: '2026-09-30' }, '2026-12-01', 'done', 'withdrawn'],
    [
      'answered while an opinion was awaited',
      { consultations: [letter()], answeredOn: '2026-10-12', answerKind: 'refused' },
      '2026-12-01',
      'done',
      'answered',
    ],
    [
      'given up by the applicant',
      {
        correctionSentOn: '2026-09-22',
        correctionDueOn: '2026-10-09',
        answeredOn: '2026-10-12',
        answerKind: 'abandoned',
      },
      '2026-12-01',
      'done',
      'answered',
    ],
  ])('%s', (_, facts, today, light, stage) => {
    expect(requestState(request(facts), today, calendar)).toMatchObject({ light, stage });
  });

  it('stays what it was when it ended, whatever comes later', () => {
    const facts = request({ consultations: [letter()], answeredOn: '2026-10-12', answerKind: 'refused' });
    expect(requestState(facts, '2027-05-01', calendar)).toEqual(requestState(facts, '2026-10-12', calendar));
  });
});

describe('the steps of a request', () => {
  it('offers the notice of correction for seven working days and then no more', () => {
    expect(stepOf(request(), 'correction', '2026-09-24')).toMatchObject({
      status: 'possible',
      dueOn: '2026-09-24',
    });
    expect(stepOf(request(), 'correction', '2026-09-27')).toBeUndefined();
    const spring7 = stepOf(request(spring), 'correction', '2026-02-03');
    expect(spring7!.dueOn).toBe('2026-02-11');
  });

  it('says when the notice went out late', () => {
    const facts = request({ correctionSentOn: '2026-09-28', correctionDueOn: '2026-10-12' });
    expect(stepOf(facts, 'correction', '2026-09-29')!.status).toBe('late');
    expect(stepOf({ ...facts, correctionSentOn: '2026-09-24' }, 'correction', '2026-09-29')!.status).toBe(
      'done',
    );
  });

  it('says what an uncorrected request comes to once its period is over', () => {
    const facts = request({ correctionSentOn: '2026-09-22', correctionDueOn: '2026-10-09' });
    expect(stepOf(facts, 'corrected', '2026-10-09')!.status).toBe('open');
    expect(stepOf(facts, 'corrected', '2026-10-10')).toMatchObject({
      status: 'lapsed',
      text: expect.stringContaining('视为放弃'),
    });
    expect(requestState(facts, '2026-10-10', calendar).next!.title).toContain('视为放弃');
  });

  it('reads silence by the article: the authority decides (32), consent (34)', () => {
    const silent = (kind: 'third_party' | 'co_producer') =>
      stepOf(request({ consultations: [letter({ kind })] }), 'letter', '2026-10-20')!;
    expect(silent('third_party')).toMatchObject({
      status: 'lapsed',
      dueOn: '2026-10-19',
      text: expect.stringContaining('由本机关决定'),
    });
    expect(silent('co_producer').text).toContain('视为同意公开');
    const waiting = stepOf(request({ consultations: [letter()] }), 'letter', '2026-10-19')!;
    expect(waiting).toMatchObject({ status: 'open', text: expect.stringContaining('不计入') });
  });

  it('keeps a late reply apart from one in time', () => {
    const reply = (answeredOn: string) =>
      stepOf(request({ consultations: [letter({ answeredOn, opinion: 'object' })] }), 'letter', '2026-11-01')!
        .status;
    expect([reply('2026-10-19'), reply('2026-10-20')]).toEqual(['done', 'late']);
  });

  it('offers the extension until the answer is due', () => {
    expect(stepOf(request(), 'extension', '2026-10-20')).toMatchObject({
      status: 'possible',
      dueOn: '2026-10-20',
    });
    expect(stepOf(request(), 'extension', '2026-10-21')).toBeUndefined();
    expect(stepOf(request(extended(10, '2026-10-19')), 'extension', '2026-11-20')).toMatchObject({
      status: 'done',
      dueOn: '2026-10-20',
    });
  });
});

describe('what silence came to', () => {
  it('is told of each letter whose time has passed, and of no other', () => {
    const asked = request({
      consultations: [
        letter({ id: 'third' }),
        letter({ id: 'co', kind: 'co_producer' }),
        letter({ id: 'spoke', answeredOn: '2026-09-25', opinion: 'agree' }),
        letter({ id: 'undelivered', deliveredOn: null }),
      ],
    });
    expect(silencesOf(asked, '2026-09-30', calendar).size).toBe(0);
    expect([...silencesOf(asked, '2026-11-20', calendar)]).toEqual([
      ['third', '期满未答复,由本机关决定是否公开'],
      ['co', '期满未答复,视为同意公开'],
    ]);
  });
});
