import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  fromDayNumber,
  toDayNumber,
  weekdayOf,
} from '../../../common/calendar-date.js';
import { readShippedYears, shippedCalendar } from '../shipped-calendar.js';
import { noticeName, WorkCalendar } from './working-days.js';

const calendar = shippedCalendar();

/** Independent of the class under test: walks the days one by one over the stored lists. */
const special = new Map(
  readShippedYears().flatMap((year) => year.days.map((day) => [day.date, day.kind] as const)),
);
const naiveWorks = (date: string): boolean => {
  const kind = special.get(date);
  return kind ? kind === 'work' : ![0, 6].includes(weekdayOf(date));
};
function naiveAdd(date: string, n: number): string {
  let day = date;
  for (let left = Math.abs(n); left > 0;) {
    day = addDays(day, Math.sign(n));
    if (naiveWorks(day)) left -= 1;
  }
  return day;
}

/** From before the first notice to after the last, so that both edges of the table are crossed. */
const anyDate = fc
  .integer({ min: toDayNumber('2003-06-01'), max: toDayNumber('2027-12-31') })
  .map((number) => fromDayNumber(number));

describe('the shipped calendar', () => {
  it.each([
    ['2005-12-31', true, '补班(元旦)'],
    ['2007-12-29', true, '补班(元旦)'],
    ['2007-12-31', false, '放假(元旦)'],
    ['2011-12-31', true, '补班(元旦)'],
    ['2012-06-23', false, '放假(端午节)'],
    ['2015-09-03', false, '放假(抗战胜利70周年纪念日)'],
    ['2015-09-04', false, '放假(抗战胜利70周年纪念日)'],
    ['2015-09-06', true, '补班(抗战胜利70周年纪念日)'],
    ['2018-12-29', true, '补班(元旦)'],
    ['2018-12-31', false, '放假(元旦)'],
    ['2019-05-03', false, '放假(劳动节)'],
    ['2020-01-31', false, '放假(春节)'],
    ['2020-02-01', false, '放假(春节)'],
    ['2020-02-02', false, '放假(春节)'],
    ['2020-02-03', true, '工作日'],
    ['2022-12-31', false, '放假(元旦)'],
    ['2026-02-14', true, '补班(春节)'],
    ['2026-02-23', false, '放假(春节)'],
    ['2026-02-28', true, '补班(春节)'],
    ['2018-06-13', true, '工作日'],
    ['2018-06-23', false, '周末'],
  ])('%s worked: %s, %s', (date, worked, text) => {
    expect(calendar.isWorkday(date)).toBe(worked);
    expect(calendar.dayReason(date)).toMatchObject({ workday: worked, text, provisional: false });
  });

  it('covers 2004 to 2026 and names the notice behind a day, the second one where it changed the year', () => {
    expect(calendar.knownYears).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    const docNo = (date: string) => calendar.dayReason(date).notice?.docNo;
    expect(docNo('2020-01-24')).toBe('国办发明电〔2019〕16号');
    expect(docNo('2020-02-01')).toBe('国办发明电〔2020〕1号');
    expect(docNo('2018-12-31')).toBe('国办发明电〔2018〕15号');
    expect(docNo('2018-06-13')).toBeUndefined();
    expect(noticeName(calendar.dayReason('2018-06-18').notice!)).toBe(
      '《国务院办公厅关于2018年部分节假日安排的通知》(国办发明电〔2017〕12号)',
    );
  });

  it('makes only weekend days up, and gives each day off a name', () => {
    for (const { date, kind, name } of readShippedYears().flatMap((year) => year.days)) {
      expect(name).not.toBe('');
      if (kind === 'work') expect([0, 6]).toContain(weekdayOf(date));
    }
  });

  it('agrees with chinese-days on each day of 2004 to 2026 but the one it lacks', () => {
    const different: string[] = [];
    for (let day = '2004-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      if (chineseDays.isWorkday(day) !== calendar.isWorkday(day)) different.push(day);
    }
    expect(different).toEqual(['2005-12-31']);
  });
});

describe('counting working days', () => {
  it.each([
    ['2026-02-10', 10, '2026-03-02'],
    ['2018-06-13', 10, '2018-06-28'],
    ['2018-06-13', 3, '2018-06-19'],
    ['2020-01-23', 1, '2020-02-03'],
    ['2015-09-02', 1, '2015-09-06'],
    ['2018-06-28', -3, '2018-06-25'],
    ['2018-06-16', -1, '2018-06-15'],
    ['2018-06-16', 1, '2018-06-19'],
    ['2018-06-16', 0, '2018-06-16'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2003-12-30', 2, '2004-01-02'],
    ['2004-01-02', -1, '2003-12-31'],
  ])('%s and %i give %s', (date, n, expected) => {
    expect(calendar.addWorkdays(date, n)).toBe(expected);
  });

  it('equals a naive day-by-day count, forwards and backwards, across both edges', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -250, max: 250 }), (date, n) => {
        expect(calendar.addWorkdays(date, n)).toBe(naiveAdd(date, n));
      }),
      { numRuns: 2000 },
    );
  });

  it('n then m equals n + m for n, m of at least 1', () => {
    const length = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(anyDate, length, length, (date, n, m) => {
        expect(calendar.addWorkdays(calendar.addWorkdays(date, n), m)).toBe(
          calendar.addWorkdays(date, n + m),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('is monotone in the date and strictly so in the length, and lands on working days', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: 1, max: 250 }), (a, b, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const due = calendar.addWorkdays(early, n);
        expect(due <= calendar.addWorkdays(late, n)).toBe(true);
        expect(due < calendar.addWorkdays(early, n + 1)).toBe(true);
        expect(naiveWorks(due)).toBe(true);
        expect(calendar.workdaysBetween(early, due)).toBe(n);
      }),
      { numRuns: 1000 },
    );
  });

  it('counts (a, b], backwards as negative', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 400 }), (a, days) => {
        const b = addDays(a, days);
        let naive = 0;
        for (let day = addDays(a, 1); day <= b; day = addDays(day, 1)) if (naiveWorks(day)) naive += 1;
        expect(calendar.workdaysBetween(a, b)).toBe(naive);
        expect(calendar.workdaysBetween(b, a)).toBe(naive === 0 ? calendar.workdaysBetween(b, a) : -naive);
        expect(calendar.workdaysBetween(b, a) + naive).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('rolls off a day off to the nearest working day on either side', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const [next, previous] = [calendar.nextWorkday(date), calendar.previousWorkday(date)];
        if (naiveWorks(date)) expect([next, previous]).toEqual([date, date]);
        else {
          expect(next).toBe(naiveAdd(date, 1));
          expect(previous).toBe(naiveAdd(date, -1));
        }
      }),
    );
    expect(calendar.nextWorkday('2020-01-24')).toBe('2020-02-03');
    expect(calendar.previousWorkday('2020-02-02')).toBe('2020-01-23');
  });

  it('knows only weekends far outside, and still counts exactly', () => {
    expect(calendar.addWorkdays('2100-01-01', 5)).toBe('2100-01-08');
    expect(calendar.addWorkdays('1950-01-02', 5)).toBe('1950-01-09');
    expect(calendar.addWorkdays('1950-01-01', 1)).toBe('1950-01-02');
    expect(daysBetween('2026-01-01', calendar.addWorkdays('2026-01-01', 50_000))).toBeGreaterThan(69_990);
  });

  it('refuses what is no date, no whole number, or past the year 9999', () => {
    expect(() => calendar.addWorkdays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => calendar.addWorkdays('2026-02-10', 1.5)).toThrow(RangeError);
    expect(() => calendar.addWorkdays('2026-02-10', Number.NaN)).toThrow(RangeError);
    expect(() => calendar.addWorkdays('2026-02-10', 10_000_000)).toThrow(RangeError);
  });
});

describe('what is provisional', () => {
  const day = (date: string) => calendar.isProvisional({ from: date, to: date });

  it.each([
    ['2026-12-27', false],
    ['2026-12-28', true],
    ['2026-12-31', true],
    ['2027-01-01', true],
    ['2027-07-15', true],
    ['2025-12-31', false],
    ['2004-01-01', false],
    ['2003-12-27', true],
    ['2018-12-29', false],
  ])('%s: %s', (date, expected) => {
    expect(day(date)).toBe(expected);
    expect(calendar.dayReason(date).provisional).toBe(expected);
  });

  it('looks at each year of a range, also one in the middle', () => {
    const years = readShippedYears().filter(({ year }) => year !== 2020);
    const broken = new WorkCalendar(years);
    expect(broken.isProvisional({ from: '2019-06-01', to: '2021-06-01' })).toBe(true);
    expect(broken.isProvisional({ from: '2019-06-01', to: '2019-12-27' })).toBe(false);
    expect(broken.isProvisional({ from: '2019-06-01', to: '2019-12-28' })).toBe(true);
    expect(broken.isProvisional({ from: '2021-01-01', to: '2021-06-01' })).toBe(false);
    expect(calendar.isProvisional({ from: '2019-06-01', to: '2021-06-01' })).toBe(false);
  });

  it('ends when the notice is loaded, and the date moves with it', () => {
    const next = {
      year: 2027,
      notice: { docNo: null, title: null, issuedOn: null, source: null },
      days: [{ date: '2027-01-01', name: '元旦', kind: 'off' as const }],
    };
    const loaded = new WorkCalendar([...readShippedYears(), next]);
    expect(calendar.addWorkdays('2026-12-31', 1)).toBe('2027-01-01');
    expect(loaded.addWorkdays('2026-12-31', 1)).toBe('2027-01-04');
    expect(loaded.isProvisional({ from: '2026-12-31', to: '2027-01-04' })).toBe(false);
  });

  it('is all there is for a calendar without notices', () => {
    const empty = new WorkCalendar([]);
    expect(empty.addWorkdays('2018-06-13', 10)).toBe('2018-06-27');
    expect(empty.isProvisional({ from: '2018-06-14', to: '2018-06-27' })).toBe(true);
  });
});

describe('a calendar that contradicts itself', () => {
  it('is refused', () => {
    const [year] = readShippedYears();
    expect(() => new WorkCalendar([{ ...year, days: [year.days[0], year.days[0]] }])).toThrow(/ruled twice/);
    expect(() => new WorkCalendar([{ ...year, days: [{ ...year.days[0], amendment: 3 }] }])).toThrow(
      /amendment/,
    );
  });
});
