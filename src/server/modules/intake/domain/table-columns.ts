/** The columns of the 任务分解表: what the template writes, and which headings of other offices mean the same. */

export type TaskColumn = 'number' | 'task' | 'requirement' | 'lead' | 'support' | 'responsible' | 'limit';

/** One cell as a reader hands it over. */
export interface Cell {
  text: string;
  /** A real date cell, `YYYY-MM-DD`. */
  date?: string;
  /** The time of a real date or time cell, in minutes past midnight; absent at midnight. */
  minutes?: number;
  /** The cell holds a number, not text. */
  numeric?: boolean;
  /** A formula's error value, such as `#REF!`. */
  error?: string;
  /** Under a merge that begins above (`down`) or to the left (`right`); `text` repeats the merge's words. */
  covered?: 'down' | 'right';
  /** Where the words stand in the text as read. */
  span?: [start: number, end: number];
}

/** Title, width in characters and a hint, in the order of the template; importer and template share this list. */
export const TASK_TABLE_COLUMNS: readonly { key: TaskColumn; title: string; width: number; hint: string }[] =
  [
    { key: 'number', title: '序号', width: 6, hint: '可留空' },
    { key: 'task', title: '工作任务', width: 28, hint: '必填;一项任务有几条要求时可向下合并' },
    { key: 'requirement', title: '具体要求', width: 44, hint: '可留空' },
    { key: 'lead', title: '牵头单位', width: 18, hint: '几个单位用顿号或换行分隔' },
    { key: 'support', title: '配合单位', width: 22, hint: '几个单位用顿号或换行分隔' },
    { key: 'responsible', title: '责任单位', width: 22, hint: '分别负责的单位' },
    { key: 'limit', title: '完成时限', width: 18, hint: '如 2026年6月底前、2026-06-30、每季度、长期坚持' },
  ];

const HEADINGS: readonly [TaskColumn | 'ignore', RegExp][] = [
  [
    'ignore',
    /责任人|领导|联系人|电话|备注|说明$|进展|反馈(?!的?(?:问题|意见|事项))|状态|完成情况|投资|分值|得分|自评分|权重|^项目(?:单位|业主|法人)|业主单位/,
  ],
  [
    'number',
    /^(?:(?:项目|任务|事项|工作|问题|清单)?(?:序号|编号)|(?:案|提案|建议|议案)(?:编)?号|序|no\.?|#)$/i,
  ],
  ['lead', /牵头|主办|主责|领办|主管(?:单位|部门|科室|处室)/],
  ['support', /配合|协办|参与|参加|协同|协助|协作|会办/],
  [
    'responsible',
    /责任(?:单位|部门|科室|处室|主体|股室|分工|落实)?$|(?:责任|承办|落实|实施|负责)(?:单位|部门|科室|处室|主体)/,
  ],
  [
    'limit',
    /时限|完成时间|期限|时间(?:要求|安排|节点|进度)?$|截止|进度(?:安排|要求)|完成日期|^月[份度]$|(?:开工|启动|竣工|完工|投产|投用)(?:时间|日期)|^(?:开工|竣工|完工)$/,
  ],
  [
    'requirement',
    /(?:具体|工作|目标|任务|主要|推进|落实)?(?:要求|措施|举措|标准)|具体(?:内容|任务|事项|工作)|二级/,
  ],
  ['task', /任务|事项|项目|内容|重点工作|工作$|指标|举措|要点|实事|目标|问题|建议|清单|名称|活动/],
];

export interface Header {
  /** Indices into the rows, of the first and the last heading row. */
  first: number;
  row: number;
  /** Columns beside the task that say what is done when: 一季度, 推进计划. */
  plans: number[];
  /** Further columns that say who or when: 开工时间 beside 竣工时间. */
  more: [TaskColumn, number][];
  /** Columns that hold words of the task, from category to requirement, left to right. */
  texts: number[];
  columns: Partial<Record<TaskColumn, number>>;
  titles: Partial<Record<TaskColumn, string>>;
}

const compact = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** Numbered or ended like a sentence: a line of the document, not a heading of a column. */
const NO_HEADING = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,3}[.、])|[。;]|:./;

export function headingOf(text: string): TaskColumn | 'ignore' | null {
  const words = compact(text);
  const bare = words.replace(/\(.{0,30}\)$/, '');
  if (bare === '' || bare.length > 16 || NO_HEADING.test(bare)) return null;
  return HEADINGS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** How far down a heading row is looked for: title rows and notes stand above it. */
const DEPTH = 20;

/** The heading row in any column order; a second heading row (责任分工 over 牵头/配合) refines the first. */
export function findHeader(rows: readonly (readonly Cell[])[]): Header | null {
  for (let row = 0; row < Math.min(rows.length, DEPTH); row += 1) {
    const header = headerOf(rows[row], row);
    if (!header) continue;
    const below = rows[row + 1] ? headerOf(rows[row + 1], row + 1, rows[row]) : null;
    return below && Object.keys(below.columns).length >= Object.keys(header.columns).length ? below : header;
  }
  return null;
}

function headerOf(cells: readonly Cell[], row: number, above?: readonly Cell[]): Header | null {
  const header: Header = {
    first: above ? row - 1 : row,
    row,
    plans: [],
    more: [],
    texts: [],
    columns: {},
    titles: {},
  };
  const texts: number[] = [];
  const unknown: number[] = [];
  const seen = new Set<string>();
  const led = cells.some(({ text }) => headingOf(text) === 'lead' && text.includes('牵头'));
  cells.forEach((cell, column) => {
    const text = cell.text || (above?.[column]?.text ?? '');
    const named = headingOf(text);
    // Beside 牵头单位, the 主责单位 are those who do the work.
    const key = named === 'lead' && led && !text.includes('牵头') ? 'responsible' : named;
    // A heading over several columns names them all: of words, each is a column of its own; of units, they are one.
    if (key === 'task' || key === 'requirement') texts.push(column);
    else if (key === null && compact(text) !== '' && compact(text).length <= 16) unknown.push(column);
    if (key === null || key === 'ignore' || cell.covered === 'right') return;
    if (seen.has(key)) {
      if (ANSWERS.includes(key)) header.more.push([key, column]);
      return;
    }
    seen.add(key);
    header.columns[key] = column;
    header.titles[key] = compact(text);
  });
  // Words in a column of any name, beside those that say who and when.
  if (texts.length === 0 && seen.size > 1 && unknown.length > 0) texts.push(unknown[unknown.length - 1]);
  if (texts.length === 0) return null;
  header.plans = unknown.filter(
    (column) =>
      column > texts[texts.length - 1] &&
      PLAN_COLUMN.test(compact(cells[column].text + (above?.[column]?.text ?? ''))),
  );
  header.texts = [...unknown.filter((column) => column < texts[texts.length - 1]), ...texts].sort(
    (a, b) => a - b,
  );
  // The first column of words names the task, the others what it asks.
  const [task, requirement] = texts;
  header.columns.task = task;
  header.titles.task = titleOf(cells, above, task);
  delete header.columns.requirement;
  delete header.titles.requirement;
  if (requirement !== undefined) {
    header.columns.requirement = requirement;
    header.titles.requirement = titleOf(cells, above, requirement);
  }
  const says = ANSWERS.some((key) => key in header.columns);
  return says ? header : null;
}

const PLAN_COLUMN = /季度|半年|推进|计划|进度|阶段|步骤|节点|^\d{1,2}(?:[-—~]\d{1,2})?月/;
/** A table of figures has numbers and items as well; a task table says who or when. */
const ANSWERS: readonly (TaskColumn | 'ignore')[] = ['lead', 'support', 'responsible', 'limit'];

const titleOf = (cells: readonly Cell[], above: readonly Cell[] | undefined, column: number): string =>
  compact(cells[column].text || (above?.[column]?.text ?? ''));
