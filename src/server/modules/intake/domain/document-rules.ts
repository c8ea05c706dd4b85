/** Rules that a document states once for all its clauses. */
export interface DocumentRules {
  /** 列第一位的为牵头单位,下同 */
  firstIsLead: boolean;
  /** 第一个逗号前为牵头单位 */
  beforeCommaLead: boolean;
  /** 标*的为牵头单位 */
  starIsLead: boolean;
}

const UNIT = '(?:责任|主要责任|承办)?(?:单位|部门|者|处室|科室|机构)?';
const IS_LEAD = '(?:均)?(?:为|是|系|作为)(?:该项(?:工作|任务)的?|本项(?:工作|任务)的?)?牵头';
const FIRST = new RegExp(
  `(?:列|排|排名|排序|位列|排列|位于|名列)(?:在|名|于)?(?:各项(?:工作|任务))?(?:第一位?|第1位?|首位|最前面?)的?${UNIT}${IS_LEAD}` +
    `|(?:首位|第一个?)的?${UNIT}${IS_LEAD}`,
);
const COMMA = new RegExp(`第一个逗号(?:之|以)?前(?:面)?的?${UNIT}${IS_LEAD}`);
const STAR = new RegExp(
  `(?:标|带|加|注|打|有)(?:注|有|"|“|‘)?[*★☆](?:号|”|’|")?(?:标记|标识)?的?${UNIT}${IS_LEAD}`,
);

/** Where a clause states a rule within itself (…,列第一位的为牵头单位,下同) it is over. */
export function withoutRule(clause: string): string {
  const at = [FIRST, COMMA, STAR].map((rule) => clause.search(rule)).filter((index) => index >= 0);
  return at.length === 0 ? clause : clause.slice(0, Math.min(...at)).replace(/[,;、(注::*\s]+$/, '');
}

export function documentRulesOf(text: string): DocumentRules {
  return { firstIsLead: FIRST.test(text), beforeCommaLead: COMMA.test(text), starIsLead: STAR.test(text) };
}
