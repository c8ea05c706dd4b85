import { describe, expect, it } from '@jest/globals';
import { documentRulesOf } from './document-rules.js';

describe('rules stated once for a whole document', () => {
  it.each([
    '列第一位的为牵头单位,下同',
    '列第一位者为工作牵头单位或汇总单位,下同',
    '排在首位的责任单位为该项工作牵头单位',
    '排名第一的单位为各项任务牵头单位',
    '列首位的处室、单位负责牵头,请按时报送',
  ])('%s', (text) => {
    expect(documentRulesOf(text)).toMatchObject({ firstIsLead: true, beforeCommaLead: false });
  });

  it.each(['由第一位发言人牵头介绍情况', '列第一位的单位为主要责任单位', '本方案为全局牵头工作提供依据'])(
    'not %s',
    (text) => {
      expect(documentRulesOf(text)).toEqual({
        firstIsLead: false,
        beforeCommaLead: false,
        starIsLead: false,
      });
    },
  );
});
