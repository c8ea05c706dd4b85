/** The document's wording of a trigger (特别重大、重大突发事件发生后) → the event type that starts the clock. */

export const EVENT_TYPE_CODES = [
  'list_adjusted',
  'document_published',
  'service_condition_changed',
  'major_incident',
  'request_received',
] as const;
export type EventTypeCode = (typeof EVENT_TYPE_CODES)[number];

/** In order; the first that holds wins. Each needs the thing and what happens to it. */
const WORDINGS: readonly [EventTypeCode, RegExp][] = [
  [
    'request_received',
    /(?:收到|接到|受理|登记)[^,;。]{0,12}(?:申请|公开申请)|(?:公开)?申请[^,;。]{0,6}(?:收到|受理|提出)/,
  ],
  [
    'service_condition_changed',
    /(?:办事|办理|服务|申请)(?:条件|指南|事项|流程|材料)[^,;。]{0,6}(?:变化|变更|调整|修改|更新)/,
  ],
  [
    'list_adjusted',
    /(?:清单|目录)[^,;。]{0,10}(?:调整|变化|变更|修订|更新|动态)|调整[^,;。]{0,10}(?:清单|目录)/,
  ],
  [
    'major_incident',
    /(?:突发|重大|紧急)[^,;。]{0,8}(?:事件|事故|舆情|情况|灾害)|(?:事件|事故|灾害|舆情)(?:发生|发布)/,
  ],
  [
    'document_published',
    /(?:文件|政策|规范性文件|措施|规定|信息)[^,;。]{0,8}(?:公开|发布|印发|公布|出台|下发|制发|形成|变更)|(?:公开|发布|印发|公布|出台)[^,;。]{0,8}(?:文件|政策|信息)/,
  ],
];

/** The event type that a wording means, or null: then a person chooses. */
export function suggestEventType(wording: string): EventTypeCode | null {
  const words = wording.normalize('NFKC').replace(/\s/g, '').slice(0, 80);
  return WORDINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
