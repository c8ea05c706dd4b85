import type { ItemKind } from '../../../shared/vocabulary.js';

export class AmendedItemDto {
  key: string;
  number: string;
  path: string;
  kind: ItemKind;
  text: string;
  units: string[];
  times: string[];
}

export class AmendedChangeDto {
  before: AmendedItemDto | null;
  after: AmendedItemDto | null;
  fields: ('text' | 'number' | 'kind' | 'units' | 'times')[];
  /** A person has said which item of the plan it is. */
  byHand?: boolean;
}

/** What an amendment changes of the plan as a whole, in words. */
export class PlanChangeDto {
  field: 'title' | 'docNo' | 'innerWorkdays' | 'softPolicy';
  before: string;
  after: string;
}

export class PlanAmendmentDto {
  id: string;
  reason: string;
  amendedAt: string;
  amendedBy: string;
  fileName: string | null;
  changes: AmendedChangeDto[];
  planChanges: PlanChangeDto[];
}

export class PlanAmendmentsDto {
  items: PlanAmendmentDto[];
}
