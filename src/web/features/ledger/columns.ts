import type { OptionalColumn } from '../../composables/useColumns.ts';

/** In the order of the sheet 督办台账. */
export const LEDGER_COLUMNS: OptionalColumn[] = [
  { key: 'path', title: '序号', width: '72px', frozen: '0', fixed: true, sort: 'position' },
  { key: 'title', title: '工作任务', width: '224px', frozen: '72px', fixed: true, lead: true },
  { key: 'light', title: '状态', width: '92px', fixed: true, sort: 'light' },
  { key: 'units', title: '责任单位', width: '160px', sort: 'unit' },
  { key: 'dueOn', title: '完成时限', width: '148px', sort: 'due' },
  { key: 'dueWords', title: '时限原文', width: '160px', off: true },
  { key: 'requirement', title: '工作要求', width: '280px', off: true },
  { key: 'percent', title: '进度', width: '92px' },
  { key: 'progress', title: '最新进展', width: '204px' },
  { key: 'problems', title: '存在问题', width: '220px', off: true },
  { key: 'nextSteps', title: '下一步措施', width: '220px', off: true },
  { key: 'receipt', title: '签收', width: '66px' },
  { key: 'urges', title: '催办次数', width: '84px', align: 'right' },
  { key: 'cadence', title: '反馈周期', width: '130px', off: true },
  { key: 'evidence', title: '佐证材料', width: '180px', off: true },
  { key: 'doneOn', title: '办结日期', width: '140px', off: true },
  { key: 'planTitle', title: '来源计划', width: '240px', off: true },
];

export const LEDGER_SORT_WORDS = {
  position: '按文件顺序',
  unit: '按责任单位(拼音)',
  due: '按完成时限',
  light: '按紧急程度',
} as const;
export type LedgerSort = keyof typeof LEDGER_SORT_WORDS;
