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
  /** What else changes with a field. */
  follow?: (request: Request, name: string, values: Values) => Values;
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

/** All letters by id, as a choice. */
const letters = ({ consultations }: Request): Record<string, string> =>
  Object.fromEntries(
    consultations.map(({ id, kind, name, sentOn }) => [
      id,
      `${CONSULTATION_KIND[kind]}:${name}(${sentOn} 发出)`,
    ]),
  );

/** What is registered of a letter. */
function letterValues({ consultations }: Request, id: string | null | undefined): Values {
  const letter = consultations.find((one) => one.id === id);
  if (!letter) return { letter: null };
  const { sentOn, deliveredOn, answeredOn, opinion } = letter;
  return { letter: letter.id, sentOn, deliveredOn, answeredOn, opinion };
}

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
  askReason: define<{ reasonAskedOn: string }>({
    word: '要求说明理由',
    done: '已登记,答复期限照常计算',
    note: () =>
      '申请的数量、频次明显超过合理范围的,可以要求说明理由(条例第三十五条);理由不合理的,登记答复为“不予处理”。',
    fields: () => [day('reasonAskedOn', '要求说明理由之日')],
    send: (request, body) =>
      call(api.POST('/api/v1/disclosure-requests/{id}/reason-request', { ...path(request), body })),
  }),
  giveReason: define<{ reasonGivenOn: string }>({
    word: '登记说明理由',
    done: '已登记说明理由',
    fields: () => [day('reasonGivenOn', '申请人说明理由之日')],
    send: (request, body) =>
      call(api.POST('/api/v1/disclosure-requests/{id}/reason', { ...path(request), body })),
  }),
  delay: define<{ delayedTo: string; delayToldOn: string }>({
    word: '延迟答复',
    done: '已登记,答复期限改为确定的日期',
    note: () => '理由合理,但不能在答复期限内答复的,可以确定延迟答复的合理期限并告知申请人(条例第三十五条)。',
    fields: () => [
      day('delayedTo', '延迟至', { hint: '由本机关确定的合理期限' }),
      day('delayToldOn', '告知申请人之日'),
    ],
    start: () => ({ delayedTo: null }),
    send: (request, body) =>
      call(api.POST('/api/v1/disclosure-requests/{id}/delay', { ...path(request), body })),
  }),
  amendLetter: define<{
    letter: string;
    sentOn: string;
    deliveredOn?: string;
    answeredOn?: string;
    opinion?: 'agree' | 'object';
    reason: string;
  }>({
    word: '更正征求意见书',
    done: '已更正,期限随之重算',
    note: () => '改正登记错的日期或意见,清空即撤销;更正前后的内容和原因都留有记录。',
    fields: (request) => [
      { name: 'letter', label: '征求意见书', kind: 'choice', options: letters(request) },
      day('sentOn', '发出之日'),
      day('deliveredOn', '送达之日', { free: true }),
      day('answeredOn', '收到意见之日', { free: true }),
      { name: 'opinion', label: '对方意见', kind: 'choice', options: OPINION, free: true },
      { name: 'reason', label: '更正原因', kind: 'area' },
    ],
    start: (request) => letterValues(request, request.consultations[0]?.id),
    follow: (request, name, values) =>
      name === 'letter' ? letterValues(request, values.letter as string) : {},
    send: ({ id }, { letter: consultationId, ...known }) =>
      call(
        api.PUT('/api/v1/disclosure-requests/{id}/consultations/{consultationId}', {
          params: { path: { id, consultationId } },
          body: { deliveredOn: null, answeredOn: null, opinion: null, ...known },
        }),
      ),
  }),
  dropLetter: define<{ letter: string; reason: string }>({
    word: '撤销征求意见书',
    done: '已撤销,期限随之重算',
    note: () => '用于误登记、实际没有发出的征求意见书;撤销的内容和原因留有记录。',
    fields: (request) => [
      { name: 'letter', label: '征求意见书', kind: 'choice', options: letters(request) },
      { name: 'reason', label: '撤销原因', kind: 'area' },
    ],
    send: ({ id }, { letter: consultationId, ...body }) =>
      call(
        api.POST('/api/v1/disclosure-requests/{id}/consultations/{consultationId}/drop', {
          params: { path: { id, consultationId } },
          body,
        }),
      ),
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

/** Puts right what was registered: offered with the records, not among the next steps. */
export const CORRECTIONS: readonly ActionName[] = ['amendLetter', 'dropLetter'];

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
