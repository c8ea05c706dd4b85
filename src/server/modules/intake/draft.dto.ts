import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Length } from 'class-validator';
import { PageQuery } from '../../common/page.dto.js';
import {
  DRAFT_STATUSES,
  type Certainty,
  type DraftPurpose,
  type DraftStatus,
  type ItemKind,
  type UnitRole,
} from '../../../shared/vocabulary.js';
import { SoftPolicyLineDto } from '../plan/soft-policy.dto.js';
import type { RuleSpec } from '../deadline/domain/rule.js';
import type { Waiver } from './domain/open-questions.js';

export class UploadDraftDto {
  /** The unit whose plan it is; may be left out by who coordinates a single one. */
  @IsOptional()
  @Transform(({ value }) => (value === '' ? undefined : value))
  @IsUUID('all', { message: '请选择计划所属单位' })
  ownerUnitId?: string;

  /** The published plan that the document is to change. */
  @IsOptional()
  @Transform(({ value }) => (value === '' ? undefined : value))
  @IsUUID('all', { message: '要调整的计划有误' })
  amendsPlanId?: string;

  /** `upstream`: a superior's plan, kept to compare with. */
  @IsOptional()
  @IsIn(['plan', 'upstream'], { message: '请选择文件用途' })
  purpose?: 'plan' | 'upstream';
}

export type UploadOutcome = 'created' | 'open_draft' | 'same_file' | 'same_document';

export class UploadedDraftDto {
  /** `created`: a new draft; `open_draft`: this file is being worked on already; otherwise the plan exists. */
  outcome: UploadOutcome;
  draftId: string | null;
  existingPlanId: string | null;
  /** The document that exists is published and may be changed by this one (按新文稿调整). */
  canAmend: boolean;
  message: string;
}

export class DraftQuery extends PageQuery {
  @IsOptional()
  @IsIn(DRAFT_STATUSES, { message: '状态不正确' })
  status?: DraftStatus;
}

export class DraftRowDto {
  id: string;
  status: DraftStatus;
  ownerUnitId: string;
  ownerUnit: string;
  fileName: string;
  title: string | null;
  createdAt: string;
  createdBy: string;
  planId: string | null;
  purpose: DraftPurpose;
  version: number;
}

export class DraftPageDto {
  items: DraftRowDto[];
  next: string | null;
  total: number;
}

export class DraftUpstreamDto {
  docNo: string | null;
  title: string | null;
}

export class DraftPlanDto {
  isPlan: boolean;
  title: string | null;
  issuer: string | null;
  docNo: string | null;
  issuedOn: string | null;
  year: number | null;
  indexNo: string | null;
  openness: string | null;
  upstream: DraftUpstreamDto[];
  innerWorkdays?: number | null;
  softPolicy?: SoftPolicyLineDto[];
}

/** A rule of domain 4.3 by its kind; only that kind's fields are present. */
export class DraftRuleDto {
  kind: RuleSpec['kind'];
  date?: string;
  start?: string | number | null;
  end?: string | null;
  n?: number;
  unit?: 'workday' | 'day' | 'hour' | 'month' | 'year';
  event?: string | null;
  per?: 'year' | 'half-year' | 'quarter' | 'month' | 'week' | 'day';
  min?: number;
  by?: string | null;
  /** 依据, of a statutory length. */
  basis?: string | null;
  extension?: { n: number; unit: 'workday' | 'day' | 'hour' | 'month' | 'year' } | null;
}

export class DraftCandidateDto {
  unitId: string | null;
  groupId: string | null;
  name: string;
  reason: string;
}

export class DraftAssignmentDto {
  key: string;
  name: string;
  collective: boolean;
  role: UnitRole;
  unitId: string | null;
  groupId: string | null;
  certainty: Certainty;
  reason: string | null;
  candidates: DraftCandidateDto[];
  span: number[] | null;
  rule: string;
}

export class DraftDeadlineDto {
  key: string;
  raw: string;
  spec: DraftRuleDto | null;
  eventTypeId: string | null;
  certainty: Certainty;
  span: number[] | null;
  rule: string;
  innerWorkdays?: number | null;
  policy?: SoftPolicyLineDto | null;
}

export class DraftItemDto {
  key: string;
  parent: string | null;
  number: string;
  level: number;
  kind: ItemKind;
  text: string;
  span: number[] | null;
  certainty: Certainty;
  assignments: DraftAssignmentDto[];
  deadlines: DraftDeadlineDto[];
  was?: string | null;
}

export class DraftBadCellDto {
  row: number;
  column: string;
  value: string;
  reason: string;
}

export class DraftQuestionDto {
  key: string;
  code: string;
  message: string;
  item: string | null;
  items: string[];
  finding: string | null;
  subject: string | null;
  span: number[] | null;
  blocks: boolean;
  waiver: Waiver | null;
}

export class DraftCountsDto {
  tasks: number;
  assignments: number;
  deadlines: number;
  /** Units and clocks of tasks by how surely they are known. */
  sure: number;
  likely: number;
  unclear: number;
  open: number;
  blocking: number;
}

/** A change as a colleague reads it: who, when, what. */
export class DraftChangeDto {
  version: number;
  by: string;
  at: string;
  words: string;
}

export class DraftAbilitiesDto {
  edit: boolean;
  confirm: boolean;
  discard: boolean;
  undo: boolean;
}

export class DraftNameDto {
  id: string;
  name: string;
  shortName: string;
}

/** What changes with every edit. */
export class DraftStateDto {
  id: string;
  version: number;
  status: DraftStatus;
  plan: DraftPlanDto;
  items: DraftItemDto[];
  badCells: DraftBadCellDto[];
  questions: DraftQuestionDto[];
  counts: DraftCountsDto;
  /** What was put off for all cases at once. */
  waived: Waiver[];
  /** The change that `undo` takes back; null where there is none. */
  lastChange: DraftChangeDto | null;
  /** Names of the units and groups that the items refer to. */
  units: DraftNameDto[];
  groups: DraftNameDto[];
  can: DraftAbilitiesDto;
}

export class DraftDto extends DraftStateDto {
  ownerUnitId: string;
  ownerUnit: string;
  fileName: string;
  createdAt: string;
  createdBy: string;
  planId: string | null;
  purpose: DraftPurpose;
  /** The published plan that the document is to change. */
  amendsPlanId: string | null;
  /** The text as read; spans are offsets into it. */
  sourceText: string;
}

export class ConfirmDraftDto {
  @IsInt()
  version: number;

  /** Tasks without a unit go into the plan as they are. */
  @IsOptional()
  @IsBoolean()
  leaveUnassigned?: boolean;

  /** Of a table: import the rows that could be read and leave the others. */
  @IsOptional()
  @IsBoolean()
  acceptGoodRows?: boolean;

  /** Why a published plan is changed; needed for an amendment alone. */
  @IsOptional()
  @Length(2, 500, { message: '调整原因为 2–500 个字' })
  reason?: string;
}

export class ConfirmedDraftDto {
  planId: string;
  counts: DraftCountsDto;
}

export class DraftVersionDto {
  @IsInt()
  version: number;
}

export class DiscardedDraftDto {
  id: string;
  status: DraftStatus;
  version: number;
}
