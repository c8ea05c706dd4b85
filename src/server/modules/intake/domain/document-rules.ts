/** Rules that a document states once for all its clauses. */
export interface DocumentRules {
  /** 列第一位的为牵头单位,下同 */
  firstIsLead: boolean;
  /** 第一个逗号前为牵头单位 */
  beforeCommaLead: boolean;
  /** 标*的为牵头单位 */
  starIsLead: boolean;
}

const FIRST =
  /(?:列|排|排名|排序|位列|排列)(?:在|名|于)?(?:第一位?|首位|最前)(?:面)?的?(?:单位|部门|者)?(?:均)?(?:为|是|系)牵头|(?:首位|第一个?)(?:单位|部门|的)(?:均)?(?:为|是)牵头/;
const COMMA = /第一个逗号(?:之|以)?前(?:面)?的?(?:单位|部门)?(?:均)?(?:为|是)牵头/;
const STAR = /(?:标|带|加|注|打)(?:注|有|"|“)?[*★](?:号|”|")?的?(?:单位|部门|者)?(?:均)?(?:为|是)牵头/;

/** Where a clause states a rule within itself (…,列第一位的为牵头单位,下同) it is over. */
export function withoutRule(clause: string): string {
  const at = [FIRST, COMMA, STAR].map((rule) => clause.search(rule)).filter((index) => index >= 0);
  return at.length === 0 ? clause : clause.slice(0, Math.min(...at)).replace(/[,;、(注::*\s]+$/, '');
}

export function documentRulesOf(text: string): DocumentRules {
  return { firstIsLead: FIRST.test(text), beforeCommaLead: COMMA.test(text), starIsLead: STAR.test(text) };
}
