import { describe, expect, it } from '@jest/globals';
import { addDays, dayOf, monthOf, weekdayName, weekdayOf, yearOf } from '../../../common/calendar-date.js';
import { readShippedYears } from '../shipped-calendar.js';
import { readNoticeText, type NoticeReading } from './notice-text.js';
import type { CalendarDay, CalendarYear } from './working-days.js';

const days = (reading: NoticeReading): string[] =>
  reading.days.map(({ date, kind }) => `${date} ${kind === 'off' ? '休' : '班'}`);
const read = (lines: string, year = 2027): NoticeReading =>
  readNoticeText(`国务院办公厅关于${year}年部分节假日安排的通知\n${lines}`);
const line = (text: string, year = 2027): string[] => {
  const reading = read(text, year);
  expect(reading.problems.filter(({ code }) => code !== 'missing')).toEqual([]);
  return days(reading);
};
const problemsOf = (text: string, year = 2027) =>
  read(text, year)
    .problems.filter(({ code }) => code !== 'missing')
    .map(({ code, message }) => `${code}:${message}`);

/** Writes a year's days in the wording of such a notice, from the stored calendar: our words, true dates. */
interface Wording {
  head: (year: number) => string;
  weekday: (date: string) => string;
  range: string;
  line: (label: string, off: string, count: number, plain: boolean, worked: string) => string;
  number: (index: number) => string;
}
const HAN = '一二三四五六七';
const WORDINGS: Record<string, Wording> = {
  'since 2025, with each weekday': {
    head: (year) =>
      `国务院办公厅关于${year}年部分节假日安排的通知\n国办发明电〔${year - 1}〕99号\n各地、各部门:\n现将${year}年放假日期通知如下。`,
    weekday: (date) => `(${weekdayName(date)})`,
    range: '至',
    line: (label, off, count, plain, worked) =>
      `${label}:${off}放假${plain ? '' : '调休'},共${count}天。${worked ? `${worked}上班。` : ''}`,
    number: (index) => `${HAN[index]}、`,
  },
  'since 2009, weekdays of the worked days only, half-width signs': {
    head: (year) => `国务院办公厅关于${year}年\n部分节假日安排的通知\n国办发明电[${year - 1}]9号`,
    weekday: (date) => `(${weekdayName(date).replace('周', '星期')})`,
    range: '-',
    line: (label, off, count, plain, worked) =>
      `${label}: ${off.replace(/\(.*?\)/g, '')}放假${plain ? '公休' : ''}, 共${count}天. `.replace(
        '. ',
        '。',
      ) + (worked ? `${worked}上班。` : ''),
    number: (index) => `(${HAN[index]})`,
  },
  'one paragraph, spaces from a PDF': {
    head: (year) => `关于转发国务院办公厅关于${year}年部分节假日安排的通知 `,
    weekday: (date) => ` (${weekdayName(date).replace('周', '星期')}) `,
    range: ' 至 ',
    line: (label, off, count, plain, worked) =>
      `${label} :${off.replace(/(\d+)/g, ' $1 ')}放假${plain ? '' : '调休'} ,共 ${count} 天。${worked ? `${worked.replace(/(\d+)/g, '$1 ')}照常上班。` : ''}`,
    number: (index) => `${index + 1}.`,
  },
};

function written({ year, days: all, superseded = [] }: CalendarYear, wording: Wording): string {
  const first = [...all.filter(({ amendment }) => amendment === undefined), ...superseded];
  const holidays = new Map<string, CalendarDay[]>();
  for (const day of first.sort((a, b) => (a.date < b.date ? -1 : 1))) {
    // 中秋节 inside 国庆节 is one holiday of two names in the text.
    const name = mergedName(day, first);
    holidays.set(name, [...(holidays.get(name) ?? []), day]);
  }
  const lines = [...holidays].map(([name, list], index) => {
    const off = list.filter(({ kind }) => kind === 'off').map(({ date }) => date);
    const worked = list.filter(({ kind }) => kind === 'work').map(({ date }) => date);
    const plain = worked.length === 0;
    const text = dateList(off, worked, year, wording);
    return `${wording.number(index)}${wording.line(name, text.off, off.length, plain, text.worked)}`;
  });
  return `${wording.head(year)}\n${lines.join('\n')}\n节假日期间,各单位要安排好值班。\n国务院办公厅\n${year - 1}年11月20日\n`;
}

function mergedName(day: CalendarDay, all: CalendarDay[]): string {
  const joined = all
    .filter(({ kind, name }) => kind === 'off' && /中秋|国庆/.test(name))
    .map(({ date }) => date);
  const one =
    joined.length > 0 && joined.every((date, index) => index === 0 || date === addDays(joined[index - 1], 1));
  return one && /中秋|国庆/.test(day.name) ? '国庆节、中秋节' : day.name;
}

const short = (date: string, year: number, wording: Wording): string =>
  `${yearOf(date) === year ? '' : `${yearOf(date)}年`}${monthOf(date)}月${dayOf(date)}日${wording.weekday(date)}`;

function dateList(
  off: string[],
  worked: string[],
  year: number,
  wording: Wording,
): { off: string; worked: string } {
  const runs: string[][] = [];
  for (const date of off) {
    const last = runs.at(-1);
    if (last && addDays(last.at(-1)!, 1) === date) last.push(date);
    else runs.push([date]);
  }
  const text = runs.map((run) => {
    const [from, to] = [run[0], run.at(-1)!];
    if (from === to) return short(from, year, wording);
    const sameMonth = from.slice(0, 7) === to.slice(0, 7);
    const crosses = yearOf(from) !== yearOf(to);
    const end = sameMonth
      ? `${dayOf(to)}日${wording.weekday(to)}`
      : `${crosses ? `${yearOf(to)}年` : ''}${short(to, year, wording)}`;
    return `${short(from, year, wording)}${wording.range}${end}`;
  });
  return { off: text.join('、'), worked: worked.map((date) => short(date, year, wording)).join('、') };
}

/** Weekend days beside a holiday are off by the week anyway: which of them a list names does not matter. */
const ruling = (all: readonly { date: string; kind: string }[]): string[] =>
  all
    .filter(({ date, kind }) => kind === 'work' || weekdayOf(date) % 6 !== 0)
    .map(({ date, kind }) => `${date} ${kind}`)
    .sort();

describe('every year since 2004, written as such a notice', () => {
  const cases = Object.entries(WORDINGS).flatMap(([form, wording]) =>
    readShippedYears().map((year) => [year.year, form, year, wording] as const),
  );
  it.each(cases)('%i, %s', (year, _, stored, wording) => {
    const reading = readNoticeText(written(stored, wording));
    const first = [
      ...stored.days.filter(({ amendment }) => amendment === undefined),
      ...(stored.superseded ?? []),
    ];
    expect(reading.problems.filter(({ message }) => !/没有读到(中秋|国庆)节的安排/.test(message))).toEqual(
      [],
    );
    expect(ruling(reading.days)).toEqual(ruling(first));
    expect(reading).toMatchObject({ year, scope: 'year' });
  });
});

describe('the head of a notice', () => {
  it('gives year, number, date and title, wherever the page put them', () => {
    const text = `索 引 号:000\n国务院办公厅关于2027年\n部分节假日安排的通知\n国办发明电〔2026〕8号\n一、元旦:1月1日(周五)至3日(周日)放假,共3天。\n国务院办公厅\n2026年11月5日`;
    expect(readNoticeText(text)).toMatchObject({
      year: 2027,
      scope: 'year',
      title: '国务院办公厅关于2027年部分节假日安排的通知',
      docNo: '国办发明电〔2026〕8号',
      issuedOn: '2026-11-05',
    });
    const older = `成文日期:2026-11-04\n国办发明电[2026]第8号 关于2027年部分节假日安排\n元旦:1月1日放假。`;
    expect(readNoticeText(older)).toMatchObject({
      year: 2027,
      docNo: '国办发明电〔2026〕8号',
      issuedOn: '2026-11-04',
    });
    expect(readNoticeText('元旦:2027年1月1日放假。\n二〇二六年十一月二十五日').issuedOn).toBe('2026-11-25');
  });

  it('refuses what names no year, and says so', () => {
    const reading = readNoticeText('春节:2月5日至11日放假调休,共7天。');
    expect(reading).toMatchObject({ year: null, days: [] });
    expect(reading.problems[0].message).toContain('哪一年');
  });

  it('refuses what is no notice', () => {
    const reading = readNoticeText('2027年度工作要点\n一、加强政务公开,每季度至少更新一次。');
    expect(reading.days).toEqual([]);
    expect(readNoticeText('关于2027年中秋节慰问的请示').problems.length).toBeGreaterThan(0);
  });

  it('names the holidays of a whole year that it did not find', () => {
    const { problems } = read('一、元旦:1月1日至3日放假,共3天。');
    expect(problems.filter(({ code }) => code === 'missing').map(({ message }) => message)).toContain(
      '没有读到国庆节的安排',
    );
  });
});

describe('one line', () => {
  it.each<{ form: string; text: string; expected: string[]; year?: number }>(
    (
      [
        ['a day of its own', '元旦:1月1日(周五)放假1天,不调休。', ['2027-01-01 休']],
        ['with the weekend', '元旦:1月1日放假,与周末连休。', ['2027-01-01 休']],
        [
          'the day after instead',
          '劳动节:5月1日放假,5月3日(星期一)补休。',
          ['2027-05-01 休', '2027-05-02 休', '2027-05-03 休'],
        ],
        [
          'over the end of a month',
          '劳动节:4月30日至5月2日放假公休,共3天。',
          ['2027-04-30 休', '2027-05-01 休', '2027-05-02 休'],
        ],
        [
          'over the end of the year, both years written',
          '元旦:2022年12月31日至2023年1月2日放假调休,共3天。',
          ['2022-12-31 休', '2023-01-01 休', '2023-01-02 休'],
          2023,
        ],
        [
          'over the end of the year, none written',
          '元旦:12月31日—1月2日放假,共3天。',
          ['2022-12-31 休', '2023-01-01 休', '2023-01-02 休'],
          2023,
        ],
        [
          'the year before in words',
          '元旦:1月1日(星期二)放假,上年12月31日(星期一)放假,上年12月29日(星期六)上班。',
          ['2018-12-29 班', '2018-12-31 休', '2019-01-01 休'],
          2019,
        ],
        [
          'a bracket with the moon calendar',
          '春节:2月5日(农历除夕、周五)至11日(农历正月初六、周四)放假,共7天。',
          Array.from({ length: 7 }, (_, i) => `2027-02-${String(5 + i).padStart(2, '0')} 休`),
        ],
        [
          'worked days in a list',
          '中秋节:9月15日放假。9月11日(周六)、9月19日(周日)上班。',
          ['2027-09-11 班', '2027-09-15 休', '2027-09-19 班'],
        ],
        [
          'worked days behind a comma, the month once',
          '中秋节:9月15日放假。9月18日(星期六),19日(星期日)照常上班。',
          ['2027-09-15 休', '2027-09-18 班', '2027-09-19 班'],
        ],
        [
          'days of rest moved, as before 2009',
          '元旦:2007年12月30日-2008年1月1日放假,共3天。其中,1月1日(星期二)为法定节假日,12月30日(星期日)为公休日,12月29日(星期六)公休日调至12月31日(星期一),12月29日(星期六)上班。',
          ['2007-12-29 班', '2007-12-30 休', '2007-12-31 休', '2008-01-01 休'],
          2008,
        ],
        [
          'two days of rest moved to two days',
          '春节:2月6日-12日放假,共7天。2月9日(星期六)、10日(星期日)照常公休,2月2日(星期六)、2月3日(星期日)两个公休日分别调至2月11日(星期一)、12日(星期二)。',
          [
            '2008-02-02 班',
            '2008-02-03 班',
            ...[6, 7, 8, 9, 10, 11, 12].map((day) => `2008-02-${String(day).padStart(2, '0')} 休`),
          ],
          2008,
        ],
        [
          'advice that is no arrangement',
          '春节:2月10日至11日放假调休,共2天。鼓励各单位结合带薪休假,安排职工在除夕(2月9日)休息。',
          ['2024-02-10 休', '2024-02-11 休'],
          2024,
        ],
        [
          'full-width digits',
          '元旦:1月1日(周五)至3日放假,共3天。',
          ['2027-01-01 休', '2027-01-02 休', '2027-01-03 休'],
        ],
        [
          'broken over two lines',
          '国庆节:10月1日(周五)至\n7日(周四)放假调休,\n共7天。',
          [1, 2, 3, 4, 5, 6, 7].map((day) => `2027-10-0${day} 休`),
        ],
      ] as [string, string, string[], number?][]
    ).map(([form, text, expected, year]) => ({ form, text, expected, year })),
  )('$form', ({ text, expected, year }) => {
    expect(line(text, year)).toEqual(expected);
  });

  it('takes the dates of the signature and of the letterhead for no holiday', () => {
    expect(line('国庆节:10月1日放假。\n\n国务院办公厅\n2026年11月5日\n(此件公开发布)')).toEqual([
      '2027-10-01 休',
    ]);
  });

  it.each<[string, string, string]>([
    [
      'a weekday that is another',
      '元旦:1月1日(周四)至3日放假,共3天。',
      'weekday:2027-01-01是周五,而文中写的是周四',
    ],
    ['a count that is another', '元旦:1月1日至3日放假,共4天。', 'count:写明共4天,而所列日期为3天'],
    ['a day that is none', '清明节:4月31日放假。', 'date:没有这一天:4月31日'],
    [
      'a span that runs backwards',
      '国庆节:10月7日至10月1日放假。',
      'order:起止日期不对:2027-10-07至2027-10-01',
    ],
    ['a working day to be worked', '元旦:1月5日上班。', 'workday:2027-01-05是周二,本来就上班,不是补班日'],
    [
      'off and worked at once',
      '元旦:1月1日至3日放假。1月3日(周日)上班。',
      'twice:2027-01-03既写了放假又写了上班',
    ],
    ['a verb nobody knows', '元旦:1月1日(周五)联欢。', 'unread:这一句没有读懂:1月1日(周五)联欢'],
    ['no date at all', '元旦:另行通知。', 'unread:没有读到元旦放假的日期'],
  ])('says what is wrong and takes nothing of it: %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
    expect(read(text).days.filter(({ date }) => problem.includes(date))).toEqual([]);
  });

  it('points at the words as they were given', () => {
    const text = '国务院办公厅关于2027年部分节假日安排的通知\n一、元旦:1月1日(周四)放假。';
    const [{ span }] = readNoticeText(text).problems;
    expect(text.slice(...span)).toBe('1月1日(周四)');
    const fine = '关于2027年部分节假日安排的通知\n元旦:1月1日放假。';
    expect(fine.slice(...readNoticeText(fine).days[0].span)).toBe('1月1日放假');
  });
});

describe('a second notice in a running year', () => {
  it('names its holiday in the title and its days in the running text', () => {
    const text =
      '国务院办公厅关于调整2019年劳动节假期安排的通知\n国办发明电〔2019〕3号\n现将劳动节放假日期调整如下:\n2019年5月1日至4日放假调休,共4天。4月28日(星期日)、5月5日(星期日)上班。\n2019年3月22日';
    const reading = readNoticeText(text);
    expect(reading).toMatchObject({ scope: 'days', year: 2019, issuedOn: '2019-03-22', problems: [] });
    expect(days(reading)).toEqual([
      '2019-04-28 班',
      ...[1, 2, 3, 4].map((day) => `2019-05-0${day} 休`),
      '2019-05-05 班',
    ]);
    expect(reading.days[0].name).toBe('劳动节');
  });

  it('adjusts a year that is arranged, and does not take its place', () => {
    const text =
      '国务院办公厅关于调整2026年部分节假日安排的通知\n11月25日(周三)至27日(周五)放假调休,共3天。11月28日(周六)上班。';
    expect(readNoticeText(text)).toMatchObject({ scope: 'days', year: 2026, problems: [] });
  });

  it('gives a day of remembrance', () => {
    const text =
      '国务院关于某某胜利70周年纪念日调休放假的通知\n2015年9月3日至5日调休放假,共3天。其中9月3日(星期四)放假,9月4日(星期五)调休,9月6日(星期日)上班。';
    const reading = readNoticeText(text);
    expect(days(reading)).toEqual(['2015-09-03 休', '2015-09-04 休', '2015-09-05 休', '2015-09-06 班']);
    expect(reading.scope).toBe('days');
  });

  it('lengthens a holiday from where it ends now', () => {
    const text =
      '国务院办公厅关于延长2020年春节假期的通知\n延长2020年春节假期至2月2日(农历正月初九、星期日),2月3日(星期一)起正常上班。';
    const known = [{ date: '2020-01-30', name: '春节', kind: 'off' as const }];
    expect(days(readNoticeText(text, known))).toEqual(['2020-01-31 休', '2020-02-01 休', '2020-02-02 休']);
    expect(readNoticeText(text).problems[0].message).toContain('点选');
  });

  it.each([
    ['公休日与10月4日(周一)对调', '国庆节:10月1日至3日放假。9月26日(周日)公休日与10月4日(周一)对调。'],
    ['与 alone', '国庆节:10月1日至3日放假。9月26日(周日)与10月4日(周一)对调。'],
    ['both named, 互换', '国庆节:10月1日至3日放假。10月4日(周一)工作日与9月26日(周日)休息日互换。'],
    ['the other way round', '国庆节:10月1日至3日放假,10月4日(周一)与9月26日(周日)相互调换。'],
  ])('days that change places: %s', (_, text) => {
    const read = line(text);
    expect(read.filter((day) => /-09-26|-10-04/.test(day)).sort()).toEqual([
      '2027-09-26 班',
      '2027-10-04 休',
    ]);
    expect(read.filter((day) => /-10-0[123]/.test(day))).toHaveLength(3);
  });

  it('days that cannot change places are a problem', () => {
    expect(problemsOf('国庆节:10月1日至3日放假。9月25日(周六)与9月26日(周日)对调。')[0]).toMatch(
      /^workday:对调/,
    );
    expect(problemsOf('国庆节:10月1日至3日放假。9月26日(周六)与10月4日(周一)对调。')[0]).toMatch(/^weekday:/);
  });
});
