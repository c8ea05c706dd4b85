import { describe, expect, it } from '@jest/globals';
import { suggestEventType } from './event-wording.js';

describe('suggestEventType', () => {
  it.each([
    ['清单调整后', 'list_adjusted'],
    ['权责清单发生变化之日起', 'list_adjusted'],
    ['文件公开后', 'document_published'],
    ['政策文件印发之日起', 'document_published'],
    ['政府信息形成或者变更之日起', 'document_published'],
    ['办事条件发生变化', 'service_condition_changed'],
    ['办事指南调整后', 'service_condition_changed'],
    ['特别重大、重大突发事件发生后', 'major_incident'],
    ['安全生产事故发生后', 'major_incident'],
    ['收到公开申请之日起', 'request_received'],
    ['收到政府信息公开申请后', 'request_received'],
  ])('%s → %s', (wording, code) => expect(suggestEventType(wording)).toBe(code));

  it.each(['会议结束后', '执法决定作出之日起', '项目开工后', '合同签订后', ''])(
    '%s → a person chooses',
    (wording) => expect(suggestEventType(wording)).toBeNull(),
  );
});
