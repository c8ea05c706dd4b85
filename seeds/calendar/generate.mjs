/**
 * Writes `<year>.json` beside itself from the day lists of the npm package `chinese-days` (MIT). Development use only:
 * the product reads the JSON files. Run from anywhere: `node seeds/calendar/generate.mjs`.
 *
 * Three things are done to the package's lists, each visible below:
 * - a day is filed under the year whose notice rules it (2007-12-29 is worked because of the 2008 notice);
 * - a weekend day between two days off of one holiday is off by name too (2012-06-23);
 * - what the package lacks is added from the notice itself (CORRECTIONS).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIRST = 2004;
const LAST = 2026;
const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const packageRoot = join(dirname(require.resolve('chinese-days/package.json')));
const data = JSON.parse(readFileSync(join(packageRoot, 'dist/chinese-days.json'), 'utf8'));

/**
 * 文号, date of signing and address; what could not be confirmed is null. 2012's number and date and the dates of 2025 and
 * 2026 rest on one public copy only, the others on two. Titles follow the standard wording and were not each checked.
 */
const NOTICES = {
  2004: [null, null, null],
  2005: [null, null, null],
  2006: ['国办发明电〔2005〕35号', '2005-12-16', 'http://www.gov.cn/jrzg/2005-12/22/content_133837.htm'],
  2007: ['国办发明电〔2006〕49号', '2006-12-14', 'http://www.gov.cn/fwxx/sh/2006-12/18/content_471877.htm'],
  2008: [null, null, 'http://www.gov.cn/zwgk/2007-12/18/content_837184.htm'],
  2009: ['国办发明电〔2008〕42号', null, 'http://www.gov.cn/zwgk/2008-12/10/content_1174014.htm'],
  2010: ['国办发明电〔2009〕27号', '2009-12-07', 'http://www.gov.cn/zwgk/2009-12/08/content_1482691.htm'],
  2011: ['国办发明电〔2010〕40号', '2010-12-09', 'http://www.gov.cn/zwgk/2010-12/10/content_1762643.htm'],
  2012: ['国办发明电〔2011〕45号', '2011-12-06', 'http://www.gov.cn/zwgk/2011-12/06/content_2012097.htm'],
  2013: ['国办发明电〔2012〕33号', '2012-12-08', 'http://www.gov.cn/zwgk/2012-12/10/content_2286598.htm'],
  2014: ['国办发明电〔2013〕28号', '2013-12-11', 'http://www.gov.cn/zwgk/2013-12/11/content_2546204.htm'],
  2015: ['国办发明电〔2014〕28号', '2014-12-16', 'http://www.gov.cn/zhengce/content/2014-12/16/content_9302.htm'],
  2016: ['国办发明电〔2015〕18号', '2015-12-10', 'http://www.gov.cn/zhengce/content/2015-12/10/content_10394.htm'],
  2017: ['国办发明电〔2016〕17号', '2016-12-01', 'http://www.gov.cn/zhengce/content/2016-12/01/content_5141603.htm'],
  2018: ['国办发明电〔2017〕12号', '2017-11-30', 'http://www.gov.cn/zhengce/content/2017-11/30/content_5243579.htm'],
  2019: ['国办发明电〔2018〕15号', '2018-12-04', 'http://www.gov.cn/xinwen/2018-12/06/content_5346287.htm'],
  2020: ['国办发明电〔2019〕16号', '2019-11-21', 'http://www.gov.cn/zhengce/content/2019-11/21/content_5454164.htm'],
  2021: ['国办发明电〔2020〕27号', '2020-11-25', 'http://www.gov.cn/zhengce/content/2020-11/25/content_5564127.htm'],
  2022: ['国办发明电〔2021〕11号', '2021-10-25', 'http://www.gov.cn/zhengce/content/2021-10/25/content_5644835.htm'],
  2023: ['国办发明电〔2022〕16号', '2022-12-08', 'http://www.gov.cn/zhengce/content/2022-12/08/content_5730844.htm'],
  2024: ['国办发明电〔2023〕7号', '2023-10-25', 'https://www.gov.cn/zhengce/content/202310/content_6911527.htm'],
  2025: ['国办发明电〔2024〕12号', '2024-11-12', 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm'],
  2026: ['国办发明电〔2025〕7号', '2025-11-04', 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
};
/** What the first notice said of days that an amendment rules since; other such days were ordinary ones. */
const SUPERSEDED = {
  2019: [{ date: '2019-05-01', name: '劳动节', kind: 'off' }],
  2020: [{ date: '2020-02-01', name: '春节', kind: 'work' }],
};
/** Notices that changed a year already running, with the days that they rule. */
const AMENDMENTS = {
  2015: {
    docNo: '国发明电〔2015〕1号',
    title: '国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知',
    issuedOn: '2015-05-13',
    source: 'http://www.gov.cn/zhengce/content/2015-05/13/content_9742.htm',
    days: ['2015-09-03', '2015-09-04', '2015-09-05', '2015-09-06'],
  },
  2019: {
    docNo: '国办发明电〔2019〕3号',
    title: '国务院办公厅关于调整2019年劳动节假期安排的通知',
    issuedOn: '2019-03-22',
    source: 'http://www.gov.cn/zhengce/content/2019-03/22/content_5375877.htm',
    days: ['2019-04-28', '2019-05-01', '2019-05-02', '2019-05-03', '2019-05-04', '2019-05-05'],
  },
  2020: {
    docNo: '国办发明电〔2020〕1号',
    title: '国务院办公厅关于延长2020年春节假期的通知',
    issuedOn: '2020-01-26',
    source: 'http://www.gov.cn/zhengce/content/2020-01/27/content_5472352.htm',
    days: ['2020-01-31', '2020-02-01', '2020-02-02'],
  },
};
const VICTORY = '抗战胜利70周年纪念日';
const NAMES = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };
/** The 2006 notice makes Saturday 2005-12-31 a working day; the 2015 one gives 3 to 5 September off. */
const CORRECTIONS = [
  { date: '2005-12-31', name: '元旦', kind: 'work' },
  { date: '2015-09-05', name: VICTORY, kind: 'off' },
];

const nameOf = (text) => {
  const name = text.split(',')[1];
  return name.includes('70周年') ? VICTORY : (NAMES[name] ?? name);
};
const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const dateOf = (number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
const isWeekend = (date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

const byDate = new Map();
for (const [date, text] of Object.entries(data.holidays)) byDate.set(date, { date, name: nameOf(text), kind: 'off' });
for (const [date, text] of Object.entries(data.workdays)) {
  if (byDate.has(date)) throw new Error(`${date} is both off and worked`);
  byDate.set(date, { date, name: nameOf(text), kind: 'work' });
}
for (const day of CORRECTIONS) if (!byDate.has(day.date)) byDate.set(day.date, day);

for (const day of [...byDate.values()].filter((one) => one.kind === 'off')) {
  for (let next = dayNumber(day.date) + 1; next <= dayNumber(day.date) + 2; next += 1) {
    const date = dateOf(next);
    if (byDate.has(date)) continue;
    const after = [1, 2].map((step) => byDate.get(dateOf(next + step)));
    const inside = isWeekend(date) && after.some((one) => one?.kind === 'off' && one.name === day.name);
    if (!inside) break;
    byDate.set(date, { date, name: day.name, kind: 'off' });
  }
}

/** New Year's arrangement may begin in the last days of the year before. */
const noticeYear = ({ date, name }) =>
  Number(date.slice(0, 4)) + (date.slice(5) >= '12-28' && name === '元旦' ? 1 : 0);

for (let year = FIRST; year <= LAST; year += 1) {
  const [docNo, issuedOn, source] = NOTICES[year];
  const amendment = AMENDMENTS[year];
  const days = [...byDate.values()]
    .filter((day) => noticeYear(day) === year)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((day) => (amendment?.days.includes(day.date) ? { ...day, amendment: 0 } : day));
  for (const day of days) if (day.kind === 'work' && !isWeekend(day.date)) throw new Error(`${day.date} is no weekend`);
  const notice = { docNo, title: year === 2005 ? null : `国务院办公厅关于${year}年部分节假日安排的通知`, issuedOn, source };
  const { days: amended, ...amendmentNotice } = amendment ?? {};
  if (amended?.some((date) => !days.some((day) => day.date === date))) throw new Error(`${year}: amended day missing`);
  const head = { year, notice, ...(amendment ? { amendments: [amendmentNotice] } : {}) };
  const lines = days.map((day) => `    ${JSON.stringify(day)}`).join(',\n');
  const first = (SUPERSEDED[year] ?? []).map((day) => `    ${JSON.stringify(day)}`).join(',\n');
  const superseded = first === '' ? '' : `,\n  "superseded": [\n${first}\n  ]`;
  const text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "days": [\n${lines}\n  ]${superseded}\n}\n`;
  JSON.parse(text);
  writeFileSync(join(here, `${year}.json`), text);
}
