/** Rules that a document states once for all its clauses. */
export interface DocumentRules {
  /** 列第一位的为牵头单位,下同 */
  firstIsLead: boolean;
  /** 第一个逗号前为牵头单位 */
  beforeCommaLead: boolean;
  /** 标*的为牵头单位 */
  starIsLead: boolean;
}

const ONE = '(?:责任|主要责任|承办)?(?:单位|部门|者|处室|科室|股室|机构)';
const UNIT = `(?:${ONE}(?:[、和及或]${ONE})?)?`;
const IS_LEAD =
  '(?:均|统一)?(?:(?:为|是|系|作为)(?:(?:该项|本项|此项|各项)?(?:工作|任务)的?)?|负责|承担)牵头';
const FIRST = new RegExp(
  `(?:列|排|排名|排序|位列|排列|位于|名列)(?:在|名|于)?(?:各项(?:工作|任务))?(?:第一位?|第1位?|首位|最前面?)的?${UNIT}${IS_LEAD}` +
    `|(?:首位|第一个?)的?${UNIT}${IS_LEAD}`,
);
const COMMA = new RegExp(`(?:第一个)?逗号(?:之|以)?前(?:面)?的?${UNIT}${IS_LEAD}`);
const STAR = new RegExp(
  `(?:标|带|加|注|打|有)(?:注|有|"|“|‘)?[*★☆](?:号|”|’|")?(?:标记|标识)?的?${UNIT}${IS_LEAD}`,
);

/** A bracket or the end of a clause that states a rule: (第一责任单位为牵头单位,下同); …,列第一位的为牵头单位,下同. */
export const RULE_ASIDE =
  /\([^()]{0,40}(?:为|是|系|作为)[^()]{0,12}牵头[^()]{0,30}\)|(?:[注其]中?[:,]?)?(?:列|排|标|带|加|注|首位|第一|逗号)[^,;。()]{0,24}(?:为|是|系|作为)[^,;。()]{0,12}牵头(?:单位|部门|处室|科室)?(?:或[^,;。()]{2,8})?/g;

/** What either of two texts of one document states. */
export const eitherRules = (one: DocumentRules, other: DocumentRules): DocumentRules => ({
  firstIsLead: one.firstIsLead || other.firstIsLead,
  beforeCommaLead: one.beforeCommaLead || other.beforeCommaLead,
  starIsLead: one.starIsLead || other.starIsLead,
});

export function documentRulesOf(text: string): DocumentRules {
  return { firstIsLead: FIRST.test(text), beforeCommaLead: COMMA.test(text), starIsLead: STAR.test(text) };
}
