/** What was read but is not clear enough to be taken becomes a question at its place. */
import type { PlacedFinding, Refiner } from '../working-draft.js';

const DOUBT: Record<string, (finding: PlacedFinding) => string> = {
  missing_separator: (finding) =>
    `“${finding.what === 'duty' ? finding.unit : ''}”前面似乎缺少顿号,已分成两个单位,请核对`,
};

export const askAboutFindings: Refiner = {
  name: 'ask-about-findings',
  refine(draft) {
    draft.items.forEach((item, index) => {
      for (const finding of item.findings) {
        const place = { from: finding.from, to: finding.to, item: index };
        if (finding.what === 'duty') {
          if (finding.doubt)
            draft.questions.push({ code: finding.doubt, message: DOUBT[finding.doubt](finding), ...place });
          continue;
        }
        if (finding.certainty !== 'ask') continue;
        draft.questions.push(
          finding.kind === 'relative'
            ? {
                code: 'event_missing',
                message: `“${finding.raw}”从什么时候起算?请选择触发事项或改为固定日期`,
                ...place,
              }
            : finding.kind === 'soft'
              ? { code: 'day_unnamed', message: `“${finding.raw}”没有写明日期,请改为具体日期`, ...place }
              : { code: 'year_unknown', message: `“${finding.raw}”没有写年份,请先确定计划年度`, ...place },
        );
      }
    });
  },
};
