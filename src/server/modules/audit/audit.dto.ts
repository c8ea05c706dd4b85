import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../../common/input.decorators.js';
import { PageQuery } from '../../common/page.dto.js';

export class AuditQuery extends PageQuery {
  /** Beginning of an action: `auth.` or `progress.submit`. */
  @IsOptional()
  @MaxLength(60)
  action?: string;

  @IsOptional()
  @MaxLength(60)
  actor?: string;

  @IsOptional()
  @IsUUID('all')
  subjectId?: string;

  /** First and last Shanghai day. */
  @IsOptional()
  @IsDay('日期应为 2026-01-31 这样的形式')
  from?: string;

  @IsOptional()
  @IsDay('日期应为 2026-01-31 这样的形式')
  to?: string;
}

export class AuditEntryDto {
  id: string;
  at: string;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  cause: string | null;
}

export class AuditPageDto {
  items: AuditEntryDto[];
  next: string | null;
}
