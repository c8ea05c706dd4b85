import { IsInt, IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../../common/input.decorators.js';
import { PageQuery } from '../../common/page.dto.js';
import type { AssessmentStatus, DeadlineKind, UnitClass } from '../../../shared/vocabulary.js';

const BAD_ID = '编号不正确';

export class RunAssessmentDto {
  @IsUUID('all', { message: '请选择工作计划' })
  planId: string;

  /** 数据截止日期, by default today. */
  @IsOptional()
  @IsDay('截止日期应写作 2026-06-30 的形式')
  asOf?: string;

  /** By default the newest 考核办法. */
  @IsOptional()
  @IsUUID('all', { message: '考核办法' + BAD_ID })
  schemeId?: string;
}

export class PublishAssessmentDto {
  @IsInt({ message: '缺少版本号,请刷新后再试' })
  version: number;
}

export class AssessmentQuery extends PageQuery {
  @IsOptional()
  @IsUUID('all', { message: '工作计划' + BAD_ID })
  planId?: string;
}

/** Points are points with at most two decimals (`97.5`) everywhere in the answers. */
export class SchemeLineDto {
  code: string;
  category: string;
  group: string;
  name: string;
  standard: string;
  cap: number;
  principal: number;
  other: number;
}

export class GradeDto {
  name: string;
  from: number;
}

export class SchemeDto {
  id: string;
  name: string;
  edition: number;
  base: number;
  lines: SchemeLineDto[];
  grades: GradeDto[];
}

export class SchemeListDto {
  items: SchemeDto[];
}

export class AssessmentCanDto {
  publish: boolean;
  export: boolean;
}

export class AssessmentDto {
  id: string;
  planId: string;
  planTitle: string;
  schemeId: string;
  schemeName: string;
  asOf: string;
  status: AssessmentStatus;
  createdAt: string;
  createdByName: string;
  unitCount: number;
  version: number;
  can: AssessmentCanDto;
}

export class AssessmentPageDto {
  items: AssessmentDto[];
  next: string | null;
  can: AssessmentListCanDto;
}

export class AssessmentListCanDto {
  run: boolean;
}

export class LineSumDto {
  code: string;
  count: number;
  /** 扣分, after the cap. */
  deducted: number;
  /** What the cap spared. */
  capped: number;
}

export class UnitScoreCanDto {
  open: boolean;
}

export class UnitScoreDto {
  unitId: string;
  unitName: string;
  unitClass: UnitClass;
  rank: number;
  score: number;
  deducted: number;
  grade: string;
  /** One per line of the scheme, in its order. */
  lines: LineSumDto[];
  can: UnitScoreCanDto;
}

/** A run with its ranking: for who files for a unit, that unit alone. */
export class AssessmentDetailDto extends AssessmentDto {
  scheme: SchemeDto;
  ranking: UnitScoreDto[];
}

/** What proves an entry. */
export class EntryFactsDto {
  dueOn?: string;
  dueAt?: string | null;
  doneOn?: string | null;
  doneAt?: string | null;
  approvedAt?: string | null;
  lateDays?: number;
  lateWorkdays?: number;
  principal?: boolean;
  provisional?: boolean;
  pendingSince?: string | null;
  subject?: string | null;
  period?: string | null;
  reviewId?: string;
  returnedAt?: string;
  returnedOn?: string;
  returnReason?: string | null;
}

export class ScoreEntryDto {
  id: string;
  line: string;
  /** As the rule says, and what counts under the cap: negative or zero. */
  points: number;
  counted: number;
  reason: string;
  planItemId: string;
  itemTitle: string;
  itemPath: string;
  deadlineId: string | null;
  deadlineKind: DeadlineKind | null;
  reportId: string | null;
  facts: EntryFactsDto;
}

export class SheetLineDto extends SchemeLineDto {
  count: number;
  deducted: number;
  capped: number;
  /** 得分 = 分值 − 扣分. */
  score: number;
  entries: ScoreEntryDto[];
}

/** One unit's 考核评分表. */
export class UnitSheetDto {
  assessment: AssessmentDto;
  unitId: string;
  unitName: string;
  rank: number;
  score: number;
  base: number;
  grade: string;
  lines: SheetLineDto[];
}
