import type { LightCode } from '../../../shared/lights.js';
import type {
  AnswerKind,
  ApplicantKind,
  ConsultationKind,
  Opinion,
  RequestChannel,
  RequestStage,
  StepStatus,
} from '../../../shared/vocabulary.js';
import { ExplainStepDto } from '../deadline/deadline.dto.js';

export class RequestNextDto {
  title: string;
  dueOn: string | null;
  provisional: boolean;
}

export class RequestRowDto {
  id: string;
  number: string;
  unitId: string;
  unitName: string;
  unitShortName: string;
  applicantKind: ApplicantKind;
  /** Masked for who does not handle the request. */
  applicantName: string;
  content: string;
  channel: RequestChannel;
  arrivedOn: string;
  /** Null while receipt is to be confirmed with the applicant. */
  receivedOn: string | null;
  stage: RequestStage;
  light: LightCode;
  /** When the answer is due; null while its clock does not run. */
  dueOn: string | null;
  provisional: boolean;
  /** The date rests on an opinion that comes on its last day. */
  expected: boolean;
  /** Working days left of an open request; negative: days late. */
  workdaysLeft: number | null;
  next: RequestNextDto | null;
  answeredOn: string | null;
  answerKind: AnswerKind | null;
  withdrawnOn: string | null;
  version: number;
}

export class RequestTotalsDto {
  normal: number;
  near: number;
  behind: number;
  overdue: number;
  done: number;
  done_late: number;
  paused: number;
  none: number;
}

export class RequestListAbilitiesDto {
  register: boolean;
}

export class RequestPageDto {
  items: RequestRowDto[];
  next: string | null;
  total: number;
  /** Under all filters but that of the light. */
  totals: RequestTotalsDto;
  can: RequestListAbilitiesDto;
}

export class RequestStepDto {
  /** `received`, `correction`, `corrected`, `extension`, `answer`, or the id of a consultation. */
  key: string;
  title: string;
  article: string;
  status: StepStatus;
  dueOn: string | null;
  provisional: boolean;
  expected: boolean;
  doneOn: string | null;
  text: string;
  /** Its date can be explained day by day. */
  counted: boolean;
}

/** 为什么是这一天, of one step. */
export class StepExplanationDto {
  dueOn: string;
  provisional: boolean;
  /** What started the clock, in words. */
  start: string;
  text: string;
  steps: ExplainStepDto[];
}

export class ConsultationDto {
  id: string;
  kind: ConsultationKind;
  name: string;
  sentOn: string;
  deliveredOn: string | null;
  answeredOn: string | null;
  opinion: Opinion | null;
}

/** The date of a step before and after a change of the calendar. */
export class StepMoveDto {
  step: string;
  beforeDueOn: string;
  afterDueOn: string;
  beforeProvisional: boolean;
  afterProvisional: boolean;
}

/** Who recorded what and when; what was recorded late shows here. */
export class RequestRecordDto {
  at: string;
  actorName: string;
  action: string;
  cause: string | null;
  /** What a change of the calendar did to a date; null for all else. */
  move: StepMoveDto | null;
}

export class RequestAbilitiesDto {
  confirm: boolean;
  requestCorrection: boolean;
  correct: boolean;
  consult: boolean;
  recordOpinion: boolean;
  askReason: boolean;
  giveReason: boolean;
  delay: boolean;
  extend: boolean;
  answer: boolean;
  withdraw: boolean;
  /** 更正、撤销征求意见书. */
  amendLetter: boolean;
  dropLetter: boolean;
  amend: boolean;
}

export class RequestDto extends RequestRowDto {
  /** Null for who does not handle the request. */
  applicantContact: string | null;
  confirmedOn: string | null;
  correctionSentOn: string | null;
  correctionDueOn: string | null;
  correctionMatter: string | null;
  correctedOn: string | null;
  extensionDays: number | null;
  extensionDecidedOn: string | null;
  extensionToldOn: string | null;
  extensionApprover: string | null;
  reasonAskedOn: string | null;
  reasonGivenOn: string | null;
  /** The day that the office set by Art. 35. */
  delayedTo: string | null;
  delayToldOn: string | null;
  /** The most that the answer may be put off by, in working days. */
  extensionMost: number;
  answerNote: string | null;
  registeredAt: string;
  registeredByName: string;
  consultations: ConsultationDto[];
  steps: RequestStepDto[];
  records: RequestRecordDto[];
  can: RequestAbilitiesDto;
}
