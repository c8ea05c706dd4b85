/** 春节前, 汛期前, 开学前: a day everybody knows and nobody wrote down. Kept without a date, and asked. */
import { maskTitles, type Finding, type Recogniser } from './finding.js';

const NAMED =
  /(?:元旦|春节|元宵节?|清明节?|[“"]?五一[”"]?|劳动节|端午节?|中秋节?|国庆节?|[“"]?十一[”"]?长假|两会|汛期(?:来临|到来)?|主汛期|雨季|高温季|(?:春|秋|新学期)?开学|高考|中考|暑假|寒假|暑期|供暖季?|采暖季?|入冬|封冻|防火期|旅游旺季)(?:之)?前(?!夕|后)/g;

export const namedDayDeadline: Recogniser = {
  name: 'named-day-deadline',
  find(text) {
    return [...maskTitles(text).matchAll(NAMED)].map((match): Finding => ({
      what: 'deadline',
      kind: 'soft',
      value: null,
      raw: match[0],
      start: match.index,
      end: match.index + match[0].length,
      rule: this.name,
      basis: 'stated',
      certainty: 'ask',
    }));
  },
};
