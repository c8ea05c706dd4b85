/** A rule about time (domain 4.3) as the API carries it, by its `kind`. */
export interface RuleData {
  kind: string;
  date?: string;
  start?: unknown;
  end?: unknown;
  n?: number;
  unit?: string;
  event?: string | null;
  per?: string;
  min?: number;
  by?: string | null;
  day?: number | null;
  afterWorkdays?: number | null;
  basis?: string | null;
  extension?: { n: number; unit: string } | null;
}

export const RULE_KIND: Record<string, string> = {
  fixed: '到某日',
  window: '某段时间',
  relative: '从某事起算',
  recurring: '每隔一段时间',
  ongoing: '长期',
  soft: '无明确时限',
};
export const CLOCK_UNIT: Record<string, string> = {
  workday: '个工作日',
  day: '天',
  hour: '小时',
  month: '个月',
  year: '年',
};
export const PERIOD: Record<string, string> = {
  year: '每年',
  'half-year': '每半年',
  quarter: '每季度',
  month: '每月',
  week: '每周',
  day: '每天',
};

/** A rule in the words of an office; `event` is the wording or the name of the event type that starts it. */
export function ruleWords(rule: RuleData | null | undefined, event?: string | null): string {
  if (!rule) return '未识别';
  switch (rule.kind) {
    case 'fixed':
      return `${rule.date} 前`;
    case 'window':
      return windowWords(rule.start as string | null, rule.end as string | null);
    case 'relative':
      // The document's own wording may end in 后 already.
      return `${((event ?? rule.event) || '印发').replace(/后$/, '')}后 ${rule.n} ${CLOCK_UNIT[rule.unit ?? ''] ?? ''}内`;
    case 'recurring': {
      const by = rule.by ? `(${rule.by} 前)` : '';
      return `${PERIOD[rule.per ?? ''] ?? ''}至少 ${rule.min ?? 1} 次${by}`;
    }
    case 'cadence':
      return rule.day ? `${PERIOD[rule.per ?? '']} ${rule.day} 日前报送` : `${PERIOD[rule.per ?? '']}报送`;
    case 'ongoing':
      return '长期';
    default:
      return '无明确时限';
  }
}

/** `2026-08-01 至 2026-08-31`, `2026-08-31 前`, and of one that only opens `自2026年8月起`. */
function windowWords(start: string | null | undefined, end: string | null | undefined): string {
  if (start && end) return `${start} 至 ${end}`;
  if (end) return `${end} 前`;
  if (!start) return '未写明起止';
  const [year, month, day] = start.split('-').map(Number);
  return `自${year}年${month}月${day === 1 ? '' : `${day}日`}起`;
}
