/**
 * The words of the field, once for both sides: every code with the Chinese word a screen or a sheet shows for it.
 * Data only. The modules that own the concepts are listed in docs/architecture.md.
 */
const words = <Code extends string>(table: Record<Code, string>): Readonly<Record<Code, string>> =>
  Object.freeze(table);
const codes = <Code extends string>(table: Readonly<Record<Code, string>>): Code[] =>
  Object.keys(table) as Code[];

export const PERSON_ROLE = words({
  coordinator: '督办员',
  liaison: '单位联络员',
  leader: '领导',
  admin: '系统管理员',
  auditor: '审计员',
});
export type PersonRole = keyof typeof PERSON_ROLE;
export const PERSON_ROLES = codes(PERSON_ROLE);

export const UNIT_ROLE = words({ lead: '牵头', support: '配合', responsible: '负责' });
export type UnitRole = keyof typeof UNIT_ROLE;
export const UNIT_ROLES = codes(UNIT_ROLE);

export const UNIT_CLASS = words({
  government: '机关',
  office: '机关处室',
  affiliate: '局直单位',
  subordinate: '下级单位',
});
export type UnitClass = keyof typeof UNIT_CLASS;
export const UNIT_CLASSES = codes(UNIT_CLASS);

export const PLAN_STATUS = words({ draft: '草稿', published: '已发布', closed: '已关闭' });
export type PlanStatus = keyof typeof PLAN_STATUS;
export const PLAN_STATUSES = codes(PLAN_STATUS);

/** `upstream`: a superior's plan, kept to compare with; it asks nobody to act. */
export const PLAN_KIND = words({ own: '本单位计划', upstream: '上级计划' });
export type PlanKind = keyof typeof PLAN_KIND;

export const ITEM_KIND = words({ section: '章节', task: '任务' });
export type ItemKind = keyof typeof ITEM_KIND;
export const ITEM_KINDS = codes(ITEM_KIND);

export const DRAFT_STATUS = words({ open: '待核对', confirmed: '已确认', discarded: '已放弃' });
export type DraftStatus = keyof typeof DRAFT_STATUS;
export const DRAFT_STATUSES = codes(DRAFT_STATUS);

/** What an imported document is to become. */
export const DRAFT_PURPOSE = words({ plan: '工作计划', amendment: '计划调整', upstream: '上级计划' });
export type DraftPurpose = keyof typeof DRAFT_PURPOSE;
export const DRAFT_PURPOSES = codes(DRAFT_PURPOSE);

export const REPORT_STATUS = words({
  draft: '草稿',
  submitted: '待审核',
  returned: '已退回',
  approved: '已通过',
});
export type ReportStatus = keyof typeof REPORT_STATUS;
export const REPORT_STATUSES = codes(REPORT_STATUS);

export const DEADLINE_KIND = words({ deliver: '办结', report: '报送' });
export type DeadlineKind = keyof typeof DEADLINE_KIND;
export const DEADLINE_KINDS = codes(DEADLINE_KIND);

/** What moved a due date. */
export const DEADLINE_CHANGE_CAUSE = words({
  calendar: '放假安排更新',
  event: '触发事项更正',
  pause: '暂停计时',
  resume: '恢复计时',
  restart: '重新起算',
  extension: '延期',
  policy: '本单位规定调整',
});
export type DeadlineChangeCause = keyof typeof DEADLINE_CHANGE_CAUSE;

/** What a version of the calendar rules. */
export const CALENDAR_SCOPE = words({ year: '全年安排', days: '补充调整' });
export type CalendarScope = keyof typeof CALENDAR_SCOPE;
export const CALENDAR_SCOPES = codes(CALENDAR_SCOPE);

export const DAY_KIND = words({ off: '放假', work: '补班', plain: '按周末、工作日' });
export type DayKind = keyof typeof DAY_KIND;
export const DAY_KINDS = codes(DAY_KIND);

export const STAGE = words({ near: '临期', overdue: '逾期', pressed: '督办', circular: '通报' });
export type Stage = keyof typeof STAGE;
export const STAGES = codes(STAGE);

export const NOTICE_KIND = words({
  reminder: '提醒',
  urge: '催办',
  supervision: '督办通知单',
  circular: '督办通报',
});
export type NoticeKind = keyof typeof NOTICE_KIND;
export const NOTICE_KINDS = codes(NOTICE_KIND);

export const EVIDENCE_KIND = words({ link: '链接', file: '文件' });
export type EvidenceKind = keyof typeof EVIDENCE_KIND;

export const CERTAINTY = words({ sure: '确定', likely: '推断', ask: '待确认' });
export type Certainty = keyof typeof CERTAINTY;

export const ASSESSMENT_STATUS = words({ draft: '草稿', published: '已公布' });
export type AssessmentStatus = keyof typeof ASSESSMENT_STATUS;
export const ASSESSMENT_STATUSES = codes(ASSESSMENT_STATUS);

/** 依申请公开: how a request came in; it decides the day on which it counts as received (政府信息公开条例 31). */
export const REQUEST_CHANNEL = words({
  in_person: '当面提交',
  signed_post: '邮寄(签收)',
  ordinary_post: '平常信函',
  network: '互联网',
  fax: '传真',
});
export type RequestChannel = keyof typeof REQUEST_CHANNEL;
export const REQUEST_CHANNELS = codes(REQUEST_CHANNEL);

export const APPLICANT_KIND = words({ person: '自然人', organization: '法人或其他组织' });
export type ApplicantKind = keyof typeof APPLICANT_KIND;
export const APPLICANT_KINDS = codes(APPLICANT_KIND);

export const REQUEST_STAGE = words({
  unconfirmed: '待确认',
  handling: '办理中',
  correcting: '待补正',
  consulting: '征求意见',
  answered: '已办结',
  withdrawn: '已撤回',
});
export type RequestStage = keyof typeof REQUEST_STAGE;
export const REQUEST_STAGES = codes(REQUEST_STAGE);

export const CONSULTATION_KIND = words({ third_party: '第三方', co_producer: '共同制作机关' });
export type ConsultationKind = keyof typeof CONSULTATION_KIND;
export const CONSULTATION_KINDS = codes(CONSULTATION_KIND);

export const OPINION = words({ agree: '同意公开', object: '不同意公开' });
export type Opinion = keyof typeof OPINION;
export const OPINIONS = codes(OPINION);

/** The kinds of the yearly report's table on requests. */
export const ANSWER_KIND = words({
  granted: '予以公开',
  partial: '部分公开',
  refused: '不予公开',
  unavailable: '无法提供',
  not_processed: '不予处理',
  abandoned: '逾期不补正,视为放弃',
  other: '其他处理',
});
export type AnswerKind = keyof typeof ANSWER_KIND;
export const ANSWER_KINDS = codes(ANSWER_KIND);

/** A step of a request: what somebody did or has to do by a day. */
export const STEP_STATUS = words({
  done: '已完成',
  late: '逾期完成',
  open: '进行中',
  near: '临期',
  overdue: '逾期',
  lapsed: '期满未答复',
  possible: '可以进行',
});
export type StepStatus = keyof typeof STEP_STATUS;
