/** Publishing needs a year and an issue date; where the document states none, the review asks. */
import type { Refiner } from '../working-draft.js';

export const askForFields: Refiner = {
  name: 'ask-for-fields',
  refine({ plan, questions }) {
    const ask = (code: string, message: string) =>
      questions.push({ code, message, from: null, to: null, item: null });
    if (!plan.isPlan) return;
    if (plan.year === null) ask('year_missing', '文件没有写明计划年度,请填写');
    if (plan.date === null) ask('issue_date_missing', '文件没有写明印发日期,请填写');
    if (plan.title === null) ask('title_missing', '没有找到文件标题,请填写');
  },
};
