import { AmendedChangeDto, PlanChangeDto } from '../plan/amendment.dto.js';

export class AmendmentChangeDto extends AmendedChangeDto {
  /** Open duties that would be waived with it. */
  openDuties: number;
}

export class AmendmentPreviewDto {
  planId: string;
  /** Of the draft. */
  version: number;
  /** Items that stay as they are. */
  same: number;
  changes: AmendmentChangeDto[];
  /** Of the plan as a whole. */
  plan: PlanChangeDto[];
}
