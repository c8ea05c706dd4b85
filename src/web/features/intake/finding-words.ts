import type { DraftItem } from './useDraft.ts';

export type Finding = DraftItem['assignments'][number] | DraftItem['deadlines'][number];
export type UnitFinding = DraftItem['assignments'][number];

export const isUnit = (finding: Finding): finding is UnitFinding => 'candidates' in finding;

/** What a person still has to say of a finding: it is only inferred, or it has no answer at all. */
export const isUnsure = (finding: Finding): boolean =>
  finding.certainty !== 'sure' || (isUnit(finding) ? !hasTarget(finding) : finding.spec === null);

/** It can be taken as it stands; what has no answer can only be corrected or taken out. */
export const isAcceptable = (finding: Finding): boolean =>
  isUnit(finding) ? hasTarget(finding) : finding.spec !== null;

const hasTarget = ({ unitId, groupId }: UnitFinding): boolean => (unitId ?? groupId) !== null;

/** The findings of an item that wait for a person, in the order of the row: units, then clocks. */
export const unsureOf = ({ assignments, deadlines }: DraftItem): Finding[] =>
  [...assignments, ...deadlines].filter(isUnsure);

const WHY_UNIT: Record<string, string> = {
  'prose-duty': '由正文的叙述推断,文中没有写成责任分工',
  'sentence-duty': '责任分工写在句子中间,请核对起止',
  'bracket-duty': '括号不完整,或单位之间缺少标点',
};
const WHY_CLOCK: Record<string, string> = {
  'soft-deadline': '没有写明期限,不设日期;本单位有规定的,按本单位规定',
  'ongoing-deadline': '只说长期、持续,不设日期,按报送周期报进展',
  'relative-to-event': '从某事起算,起算的事由是从上下文推断的',
  'relative-to-issue': '没有写明从何时起算,按印发之日推断',
  'year-of-result': '只写了年份和目标,按年底推断',
};

/** Why the reader is not sure, in words for the person who decides. */
export function whyUnsure(finding: Finding): string {
  if (!isUnit(finding)) return WHY_CLOCK[finding.rule] ?? '按上下文推断,请对照原文';
  // How a name was resolved matters where that is what is unsure; else how it was read.
  const resolved = finding.reason && !SURELY.test(finding.reason) ? finding.reason : null;
  return resolved ?? WHY_UNIT[finding.rule] ?? finding.reason ?? '按上下文推断,请对照原文';
}
const SURELY = /^(?:与单位名称一致|与集合单位名称一致|是该单位的别名|是该集合单位的别名|名称前)/;
