import type { CalendarDate } from '../common/calendar-date.js';

/** How a dated task of the sample ends: by the beginning of its title, days after (before: negative) its due date. */
export const COMPLETIONS: { title: string; daysAfterDue: number; evidence: string }[] = [
  { title: '公开权责事项', daysAfterDue: -6, evidence: '权责清单(公布页面)' },
  { title: '做好冬春季公路养护保通', daysAfterDue: -3, evidence: '路面病害修复验收单' },
  { title: '实施危旧桥梁改造', daysAfterDue: 9, evidence: '危旧桥梁改造验收情况通报' },
  { title: '优化公交线网', daysAfterDue: -2, evidence: '公交专用道启用公告' },
  { title: '完成水上客运码头改造', daysAfterDue: 5, evidence: '南湖码头改造竣工信息' },
];

/** Events that start clocks: what, how many days before today, and how each bearer answers (days after the event). */
export interface SampleEvent {
  code: 'list_adjusted' | 'document_published' | 'service_condition_changed' | 'major_incident';
  subject: string;
  daysAgo: number;
  time: string;
  /** Days from the event to the stated completion; null: not answered yet. */
  answeredAfterDays: number | null;
  evidence: string;
}

export const EVENTS: SampleEvent[] = [
  {
    code: 'list_adjusted',
    subject: '权力清单调整(取消 2 项、下放 1 项)',
    daysAgo: 131,
    time: '10:00',
    answeredAfterDays: 9,
    evidence: '权力清单调整公告',
  },
  {
    code: 'document_published',
    subject: '《农村公路养护管理办法》公开',
    daysAgo: 96,
    time: '09:30',
    answeredAfterDays: 2,
    evidence: '一图读懂农村公路养护管理办法',
  },
  {
    code: 'major_incident',
    subject: '绕城公路危化品车辆侧翻',
    daysAgo: 75,
    time: '06:40',
    answeredAfterDays: 0,
    evidence: '新闻发布会实录',
  },
  {
    code: 'document_published',
    subject: '《网约车服务质量考核细则》公开',
    daysAgo: 47,
    time: '11:00',
    answeredAfterDays: 8,
    evidence: '网约车服务质量考核细则政策解读',
  },
  {
    code: 'service_condition_changed',
    subject: '道路货运从业资格证补发取消现场提交照片',
    daysAgo: 33,
    time: '14:20',
    answeredAfterDays: 1,
    evidence: '更新后的办事指南',
  },
  {
    code: 'list_adjusted',
    subject: '责任清单调整(新增 3 项监管职责)',
    daysAgo: 8,
    time: '15:00',
    answeredAfterDays: null,
    evidence: '',
  },
];

/** Work that drags on: its unit files on time and little, so that time leads progress. */
export const isSlow = (title: string): boolean => title.startsWith('建设行业数据平台');

/** Filings that go wrong, chosen by a running number so that every unit has its share. What is missing is missed lately. */
export const isSkipped = (n: number, daysAgo: number): boolean => daysAgo < 70 && n % 29 === 17;
export const isLate = (n: number): boolean => n % 13 === 5;
export const isReturned = (n: number): boolean => n % 17 === 11;

/** What happened on one day, in order of time. */
export interface Scene {
  on: CalendarDate;
  time: string;
  play: () => Promise<void>;
}
