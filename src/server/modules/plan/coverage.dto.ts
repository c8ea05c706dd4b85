import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsUUID, ValidateIf } from 'class-validator';
import { Nested } from '../../common/input.decorators.js';
import type { PlanKind } from '../../../shared/vocabulary.js';

export class NameUpstreamDto {
  @IsUUID('all', { message: '请选择上级计划' })
  planId: string;
}

export class LinkDecisionDto {
  @IsUUID('all', { message: '任务有误' })
  itemId: string;

  @IsUUID('all', { message: '上级条目有误' })
  upstreamItemId: string;

  /** Null: not decided, as if nobody had been asked. */
  @ValidateIf((_, value) => value !== null)
  @IsIn(['accepted', 'rejected'], { message: '请选择承接或不承接' })
  decision: 'accepted' | 'rejected' | null;
}

export class DecideLinksDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @Nested({ each: true })
  @Type(() => LinkDecisionDto)
  links: LinkDecisionDto[];
}

export class BasePlanDto {
  id: string;
  title: string;
  kind: PlanKind;
  year: number | null;
  docNo: string | null;
}

export class CoveringTaskDto {
  itemId: string;
  path: string;
  title: string;
  /** `proposed`: nobody has decided yet. */
  state: 'accepted' | 'rejected' | 'proposed';
  /** Of a proposal. */
  score: number | null;
  reason: string | null;
}

export class CoverageItemDto {
  id: string;
  planId: string;
  path: string;
  title: string;
  text: string;
  tasks: CoveringTaskDto[];
}

export class CoverageCountsDto {
  all: number;
  /** Carried out by a task here. */
  covered: number;
  /** With a proposal that waits for a decision, and nothing accepted. */
  proposed: number;
  /** Neither. */
  uncovered: number;
}

export class CoverageAbilitiesDto {
  compare: boolean;
}

export class CoverageDto {
  /** The plans it stands on, last year's among them. */
  bases: BasePlanDto[];
  /** Plans that could be named. */
  choices: BasePlanDto[];
  /** Upstream tasks in reading order; of last year's plan the unfinished ones. */
  items: CoverageItemDto[];
  counts: CoverageCountsDto;
  can: CoverageAbilitiesDto;
}
