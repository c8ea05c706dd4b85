/**
 * What a 完成时限 field or column may say. Wider than prose: a bare date, month or year is a limit here, and 长期 needs no
 * verb beside it.
 */
import { dateIn } from './dates.js';
import type { DeadlineFinding, DocumentFacts } from './recognisers/finding.js';
import { fixedDeadline } from './recognisers/fixed-deadline.js';
import { namedDayDeadline } from './recognisers/named-day-deadline.js';
import { recurringDeadline } from './recognisers/recurring-deadline.js';
import { relativeDeadline } from './recognisers/relative-deadline.js';
import { windowDeadline } from './recognisers/window-deadline.js';

const ONGOING = /长期|持续|全年|常态|贯穿|常年|经常性|日常/;
/** Beside a date: 6月底前完成,长期坚持. */
const STANDING = /长期(?:坚持|推进|巩固|保持)|持续推进|并长期$|常态化(?:推进|开展|坚持)/;
const SOFT =
  /^(?:及时|定期|适时|尽快|按要求|按时|立即|即时|适时推进|按计划推进|按上级要求|按市要求|根据.{1,12}安排|按(?:照)?.{1,12}(?:时限|要求|进度|安排|计划|部署|规定)(?:完成|推进|落实)?)$/;
const BARE_YEAR = /^(\d{4}) ?年?$/;
const BARE_DAY = /^\d{1,2} ?月 ?\d{1,2} ?[日号]$/;
const YEARS = /^(\d{4}) ?年? ?[-—–至~]+ ?(\d{4}) ?年?$/;
/** 主汛期前(5月31日): the day beside what it is called. */
const DAY = /(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日/;
/** 2026年4月起长期坚持: a beginning without an end. */
const BEGINS = /^(?:自|从)?((?:\d{4} ?年 ?)?\d{1,2} ?月(?: ?\d{1,2} ?日)?)(?:份)?(?:起|开始)/;
const BARE_MONTH = /^(\d{4})[-/.年] ?(\d{1,2})月?$/;

/** Findings with offsets into `text`; empty when the words name no time that can be understood. */
export function readTimeLimit(text: string, known: DocumentFacts): DeadlineFinding[] {
  // A limit names its own year, also one before the plan's.
  const named = Number(/(\d{4}) ?年/.exec(text)?.[1]);
  const facts = known.year !== null && named < known.year ? { ...known, year: named } : known;
  const value = text.trim();
  const lead = text.length - text.trimStart().length;
  const whole = {
    start: lead,
    end: lead + value.length,
    raw: value,
    rule: 'time-limit',
    basis: 'stated' as const,
    certainty: 'sure' as const,
  };
  if (value === '') return [];
  const date = dateIn(value);
  if (date && value.length <= 16) return [{ what: 'deadline', kind: 'fixed', value: date, ...whole }];
  const year = BARE_YEAR.exec(value);
  if (year) return [{ what: 'deadline', kind: 'fixed', value: `${year[1]}-12-31`, ...whole }];
  if (BARE_DAY.test(value))
    return fixedDeadline.find(`${value}前`, facts).map((one) => ({ ...(one as DeadlineFinding), ...whole }));
  const month = BARE_MONTH.exec(value);
  if (month)
    return fixedDeadline
      .find(`${month[1]}年${month[2]}月底`, facts)
      .map((finding) => ({ ...(finding as DeadlineFinding), ...whole }));
  const years = YEARS.exec(value);
  if (years && years[1] <= years[2]) {
    const span = { start: `${years[1]}-01-01`, end: `${years[2]}-12-31` };
    return [{ what: 'deadline', kind: 'window', value: span, ...whole }];
  }
  const begins = BEGINS.exec(value);
  if (begins)
    return windowDeadline
      .find(`自${begins[1]}起`, facts)
      .map((one) => ({ ...(one as DeadlineFinding), ...whole }));
  const found: DeadlineFinding[] = [];
  for (const recogniser of [recurringDeadline, relativeDeadline, fixedDeadline, windowDeadline]) {
    for (const one of recogniser.find(text, facts) as DeadlineFinding[]) {
      if (found.every((other) => one.end <= other.start || one.start >= other.end)) found.push(one);
    }
  }
  found.forEach((one, index) => {
    // A half-year or quarter in a limit is the day by which, not the time in which.
    if (one.kind === 'window' && one.rule === 'window-half-or-quarter' && one.value.end)
      found[index] = { ...one, kind: 'fixed', value: one.value.end, certainty: 'sure' };
  });
  const lasting = STANDING.exec(text);
  if (found.length > 0 && lasting) {
    const start = lasting.index;
    const end = start + lasting[0].length;
    found.push({ what: 'deadline', kind: 'ongoing', value: null, ...whole, raw: lasting[0], start, end });
  }
  if (found.length > 0) return found.sort((one, other) => one.start - other.start);
  const day = DAY.exec(value);
  if (day) {
    return fixedDeadline.find(`${day[0]}前`, facts).map((one) => ({ ...(one as DeadlineFinding), ...whole }));
  }
  if (ONGOING.test(value)) return [{ what: 'deadline', kind: 'ongoing', value: null, ...whole }];
  if (SOFT.test(value)) return [{ what: 'deadline', kind: 'soft', value: null, ...whole }];
  // 春节前: a day without a date is asked for.
  if (value.length <= 12 && namedDayDeadline.find(value, facts).length > 0)
    return [{ what: 'deadline', kind: 'soft', value: null, ...whole, certainty: 'ask' }];
  return [];
}
