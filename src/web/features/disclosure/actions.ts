import { ANSWER_KIND, CONSULTATION_KIND, OPINION } from '../../../shared/vocabulary.ts';
import { api, call, type Dto } from '../../api/client.ts';

export type Request = Dto<'RequestDto'>;
export type ActionName = Exclude<keyof Request['can'], 'amend'>;
export type Values = Record<string, string | number | null>;

/** One field of an action's dialog. */
export interface Field {
  name: string;
  label: string;
  kind: 'day' | 'text' | 'area' | 'number' | 'choice';
  options?: Readonly<Record<string, string>>;
  /** May stay empty, and is then left out. */
  free?: boolean;
  most?: number;
  hint?: string;
}

/** What a button of a request asks for and sends; which buttons there are is the answer's `can`. */
export interface Action {
  word: string;
  done: string;
  note?: (request: Request) => string;
  fields: (request: Request) => Field[];
  /** What stands in the fields at first; days start on today. */
  start?: (request: Request) => Values;
  send: (request: Request, values: never) => Promise<Request>;
}

const path = ({ id }: Request) => ({ params: { path: { id } } });
const day = (name: string, label: string, more: Partial<Field> = {}): Field => ({
  name,
  label,
  kind: 'day',
  ...more,
});

/** The letters of which something is still to be learned, by id. */
export const openLetters = (request: Request): Record<string, string> =>
  Object.fromEntries(
    request.consultations
      .filter(({ answeredOn, deliveredOn }) => !answeredOn || !deliveredOn)
      .map(({ id, kind, name }) => [id, `${CONSULTATION_KIND[kind]}:${name}`]),
  );

const define = <V extends object>(
  action: Omit<Action, 'send'> & {
    send: (request: Request, values: V & { version: number }) => Promise<Request>;
  },
): Action => action as Action;

export const ACTIONS: Record<ActionName, Action> = {
  confirm: define<{ confirmedOn: string }>({
    word: '登记确认收到',
    done: '已登记,答复期限自确认之日起算',
    fields: () => [day('confirmedOn', '与申请人确认之日')],
    send: (request, body) =>
      call(api.POST('/api/v1/disclosure-requests/{id}/confirmation', { ...path(request), body })),
  }),
  requestCorrection: define<{ correctionSentOn: string; correctionDueOn: string; correctionMatter: string }>({
    word: '告知补正',
    done: '已登记告知补正',
    note: () => '补正事项须一次性告知;收到补正之日起,答复期限重新计算。',
    fields: () => [
      day('correctionSentOn', '告知之日'),
      day('correctionDueOn', '补正期限', { hint: '由本机关确定的合理期限' }),
      { name: 'correctionMatter', label: '需要补正的事项', kind: 'area' },
    ],
    start: () => ({ correctionDueOn: null }),
    send: (request, body) =>
      call(api.POST('/api/v1/disclosure-requests/{id}/correction-notice', { ...path(request), body })),
  }),
  correct: define<{ correctedOn: string }>({
    word: '登记收到补正',
    done: '已登记,答复期限重新起算',
    fields: () => [day('correctedOn', '收到补正之日')],
    send: (request, body) =>
      call(api.POST('/api/v1/disclosure-requests/{id}/correction', { ...path(request), body })),
  }),
  consult: define<{
    kind: 'third_party' | 'co_producer';
    name: string;
    sentOn: string;
    deliveredOn?: string;
  }>({
    word: '征求意见',
    done: '已登记,等待期间不计入答复期限',
    note: () => '第三方期满不答复的,由本机关决定;共同制作机关期满不答复的,视为同意公开。',
    fields: () => [
      { name: 'kind', label: '对象', kind: 'choice', options: CONSULTATION_KIND },
      { name: 'name', label: '对方名称', kind: 'text', most: 60 },
      day('sentOn', '征求意见书发出之日'),
      day('deliveredOn', '送达之日', { free: true, hint: '对方收到之日,尚不知道的可以以后登记' }),
    ],
    start: () => ({ kind: 'third_party', deliveredOn: null }),
    send: (request, body) =>
      call(api.POST('/api/v1/disclosure-requests/{id}/consultations', { ...path(request), body })),
  }),
  recordOpinion: define<{
    letter: string;
    deliveredOn?: string;
    answeredOn?: string;
    opinion?: 'agree' | 'object';
  }>({
    word: '登记送达或意见',
    done: '已登记',
    fields: (request) => [
      { name: 'letter', label: '征求意见书', kind: 'choice', options: openLetters(request) },
      day('deliveredOn', '送达之日', { free: true }),
      day('answeredOn', '收到意见之日', { free: true }),
      { name: 'opinion', label: '对方意见', kind: 'choice', options: OPINION, free: true },
    ],
    start: (request) => {
      const first = request.consultations.find(({ id }) => id in openLetters(request));
      return { letter: first?.id ?? null, deliveredOn: first?.deliveredOn ?? null, answeredOn: null };
    },
    send: ({ id }, { letter: consultationId, ...body }) =>
      call(
        api.PATCH('/api/v1/disclosure-requests/{id}/consultations/{consultationId}', {
          params: { path: { id, consultationId } },
          body,
        }),
      ),
  }),
  extend: define<{
    extensionDays: number;
    extensionDecidedOn: string;
    extensionToldOn: string;
    extensionApprover: string;
  }>({
    word: '延长答复期限',
    done: '已登记延期',
    note: ({ extensionMost }) =>
      `只能延长一次,最多 ${extensionMost} 个工作日;须在答复期限届满前同意并告知申请人。`,
    fields: ({ extensionMost }) => [
      { name: 'extensionDays', label: '延长的工作日', kind: 'number', most: extensionMost },
      { name: 'extensionApprover', label: '同意延期的负责人', kind: 'text', most: 30 },
      day('extensionDecidedOn', '同意之日'),
      day('extensionToldOn', '告知申请人之日'),
    ],
    start: ({ extensionMost }) => ({ extensionDays: extensionMost }),
    send: (request, body) =>
      call(api.POST('/api/v1/disclosure-requests/{id}/extension', { ...path(request), body })),
  }),
  answer: define<{ answeredOn: string; answerKind: keyof typeof ANSWER_KIND; answerNote?: string }>({
    word: '登记答复',
    done: '已登记答复',
    fields: () => [
      day('answeredOn', '答复之日'),
      { name: 'answerKind', label: '答复结果', kind: 'choice', options: ANSWER_KIND },
      { name: 'answerNote', label: '答复文号或说明', kind: 'text', most: 200, free: true },
    ],
    start: ({ stage }) => ({ answerKind: stage === 'correcting' ? 'abandoned' : null }),
    send: (request, body) =>
      call(api.POST('/api/v1/disclosure-requests/{id}/answer', { ...path(request), body })),
  }),
  withdraw: define<{ withdrawnOn: string }>({
    word: '申请人撤回',
    done: '已登记撤回',
    fields: () => [day('withdrawnOn', '撤回之日')],
    send: (request, body) =>
      call(api.POST('/api/v1/disclosure-requests/{id}/withdrawal', { ...path(request), body })),
  }),
};
export const ACTION_NAMES = Object.keys(ACTIONS) as ActionName[];

/** What next to press, first: the step that the stage waits for. */
export const mainAction = ({ stage, can }: Request): ActionName | null => {
  const wanted: Partial<Record<Request['stage'], ActionName>> = {
    unconfirmed: 'confirm',
    correcting: 'correct',
    consulting: 'recordOpinion',
    handling: 'answer',
  };
  const action = wanted[stage];
  return action && can[action] ? action : null;
};
