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
}

export class PlanAmendmentDto {
  id: string;
  reason: string;
  amendedAt: string;
  amendedBy: string;
  fileName: string | null;
  changes: AmendedChangeDto[];
}

export class PlanAmendmentsDto {
  items: PlanAmendmentDto[];
}
