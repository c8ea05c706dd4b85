import { LIGHT } from '../../../../shared/lights.js';
import {
  ANSWER_KIND,
  APPLICANT_KIND,
  CONSULTATION_KIND,
  OPINION,
  REQUEST_CHANNEL,
  REQUEST_STAGE,
} from '../../../../shared/vocabulary.js';
import type { RegisterRow } from '../../disclosure/request.queries.js';
import { lightWords } from '../domain/words.js';
import type { SheetFieldNames } from '../sheet/template.js';
import type { SheetFields, SheetValue } from '../sheet/values.js';

/** Template `依申请公开登记台账.xlsx`: one sheet with these fields. */
export const DISCLOSURE_FIELDS: readonly SheetFieldNames[] = [
  {
    sheet: ['标题', '摘要', '截止日期', '总数'],
    row: [
      '序号',
      '申请编号',
      '收到日期',
      '收到方式',
      '申请人',
      '申请人类型',
      '所需政府信息',
      '承办单位',
      '告知补正',
      '收到补正',
      '征求意见',
      '延期',
      '答复期限',
      '答复日期',
      '答复结果',
      '状态',
      '备注',
    ],
  },
];

/** One request as the fields of the sheet; names are masked as on this reader's screen. */
export function disclosureFields(row: RegisterRow, seq: number): SheetFields {
  return {
    序号: seq,
    申请编号: row.number,
    收到日期: day(row.receivedOn) ?? '待确认',
    收到方式: REQUEST_CHANNEL[row.channel],
    申请人: row.applicantName,
    申请人类型: APPLICANT_KIND[row.applicantKind],
    所需政府信息: row.content,
    承办单位: row.unitName,
    告知补正: day(row.correctionSentOn),
    收到补正: day(row.correctedOn),
    征求意见: row.consultations.map((letter) => letterWords(letter, row.silences.get(letter.id))).join('\n'),
    延期: row.extensionDays === null ? null : `${row.extensionDays} 个工作日(${row.extensionToldOn} 告知)`,
    答复期限: day(row.dueOn),
    答复日期: day(row.answeredOn),
    答复结果: row.answerKind ? ANSWER_KIND[row.answerKind] : null,
    状态: { text: lightWords(row.light), tone: LIGHT[row.light].colour },
    备注: remarks(row).join(';'),
  };
}

const day = (value: string | null): SheetValue => (value ? { day: value } : null);

const letterWords = (
  { kind, name, sentOn, answeredOn, opinion }: RegisterRow['consultations'][number],
  silence: string | undefined,
): string =>
  `${CONSULTATION_KIND[kind]} ${name}:${sentOn} 发出` +
  (answeredOn ? `,${answeredOn} 答复${opinion ? `(${OPINION[opinion]})` : ''}` : '') +
  (silence ? `,${silence}` : '');

/** Where it stands, and by when the next step is to be taken where that is not the answer itself. */
function nextWords({ stage, dueOn }: RegisterRow, next: NonNullable<RegisterRow['next']>): string {
  const stands = REQUEST_STAGE[stage];
  if (!next.dueOn || next.dueOn === dueOn) return stands;
  return `${stands},${next.title}(${next.dueOn} 前${next.provisional ? ',暂定' : ''})`;
}

function remarks(row: RegisterRow): string[] {
  return [
    ...(row.withdrawnOn ? [`申请人 ${row.withdrawnOn} 撤回`] : []),
    ...(row.next ? [nextWords(row, row.next)] : []),
    ...(row.answerNote ? [row.answerNote] : []),
    ...(row.provisional ? ['期限暂定(放假安排尚未公布)'] : []),
    ...(row.expected ? ['期限按对方最后一日答复推算'] : []),
  ];
}
