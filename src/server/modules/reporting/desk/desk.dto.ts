import type { LightCode } from '../../../../shared/lights.js';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { DeadlineKind, ReportStatus } from '../../../../shared/vocabulary.js';
import { LightTotalsDto } from '../ledger/ledger.dto.js';

/** The plan year of the figures; without it, every year. What waits for a person waits whatever its year. */
export class DeskQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '年度必须是整数' })
  @Min(1949, { message: '年度无效' })
  @Max(2200, { message: '年度无效' })
  year?: number;
}

export class DeskReportDto {
  id: string;
  period: string;
  status: ReportStatus;
}

/** One duty on a unit's desk. */
export class DeskDutyDto {
  deadlineId: string;
  itemId: string;
  planTitle: string;
  itemPath: string;
  itemTitle: string;
  unitId: string;
  unitName: string;
  kind: DeadlineKind;
  /** Period of a filing, else `once` or the event's id. */
  occurrence: string;
  dueOn: string;
  dueAt: string | null;
  /** 内部时限: the office's own earlier day. */
  innerDueOn: string | null;
  innerProvisional: boolean;
  /** 本单位规定, where the date is the office's reading of the document's words. */
  policy: string | null;
  /** The document's words about time, and what started the clock where an event did: a task may owe several. */
  raw: string | null;
  eventSubject: string | null;
  provisional: boolean;
  light: LightCode;
  /** Working days left (0: today), or late (negative). */
  workdaysLeft: number;
  /** The filing that answers it, or one in the unit's hands that could; `submitted`: the duty itself is 待审核. */
  report: DeskReportDto | null;
}

export class DeskTaskDto {
  itemId: string;
  planTitle: string;
  itemPath: string;
  itemTitle: string;
  unitId: string;
  unitName: string;
  publishedOn: string;
}

/** 我的应办: what the units this person files for owe. A duty stands in the first group that fits. */
export class LiaisonDeskDto {
  overdue: DeskDutyDto[];
  /** Due by Sunday, and what is to be delivered and near. */
  thisWeek: DeskDutyDto[];
  /** Filings due later this month. */
  thisMonth: DeskDutyDto[];
  /** Clocks that stand still: nothing is asked for until they run again. */
  paused: DeskDutyDto[];
  /** Open duties in none of the groups. */
  later: number;
  toSign: DeskTaskDto[];
}

export class DeskReviewDto {
  reportId: string;
  itemId: string;
  itemPath: string;
  itemTitle: string;
  unitName: string;
  period: string;
  submittedAt: string;
}

export class DeskDraftDto {
  id: string;
  fileName: string;
  createdAt: string;
}

/** What waits for a coordinator today. Lists hold the oldest; counts count all. */
export class CoordinatorDeskDto {
  toReview: DeskReviewDto[];
  toReviewCount: number;
  drafts: DeskDraftDto[];
  draftCount: number;
  unassigned: number;
  unsigned: number;
  overdueDuties: number;
  nearDuties: number;
  lights: LightTotalsDto;
}

export class DeskUnitLightsDto {
  unitId: string;
  unitName: string;
  tasks: number;
  lights: LightTotalsDto;
}

/** How the year stands. */
export class LeaderDeskDto {
  lights: LightTotalsDto;
  total: number;
  /** Tasks overdue a week ago, by the same rule. */
  overdueWeekAgo: number;
  units: DeskUnitLightsDto[];
  /** The longest overdue. */
  reds: DeskDutyDto[];
}

/** Each part is there for those who have that role. */
export class DeskDto {
  asOf: string;
  liaison: LiaisonDeskDto | null;
  coordinator: CoordinatorDeskDto | null;
  leader: LeaderDeskDto | null;
}
