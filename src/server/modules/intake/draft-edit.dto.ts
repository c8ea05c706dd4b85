import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsObject } from 'class-validator';
import type { ItemKind, UnitRole } from '../../../shared/vocabulary.js';
import { SoftPolicyLineDto } from '../plan/soft-policy.dto.js';
import { DraftRuleDto } from './draft.dto.js';
import type { Waiver } from './domain/open-questions.js';
import type { EditType } from './edit-input.js';

export class DraftEditUnitDto {
  unitId?: string | null;
  groupId?: string | null;
  /** As it is to be shown. */
  name: string;
  role: UnitRole;
}

/** Fields of the plan, or of one item, to set. */
export class DraftEditSetDto {
  isPlan?: boolean;
  title?: string | null;
  issuer?: string | null;
  docNo?: string | null;
  issuedOn?: string | null;
  year?: number | null;
  innerWorkdays?: number | null;
  softPolicy?: SoftPolicyLineDto[];
  number?: string;
  text?: string;
  kind?: ItemKind;
  parent?: string | null;
}

/** One edit: `type` and the fields of that type (`domain/edit.ts`), checked by hand in `edit-input.ts`. */
export class DraftEditDto {
  type: EditType;
  set?: DraftEditSetDto;
  item?: string;
  items?: string[];
  kind?: ItemKind;
  after?: string | null;
  parent?: string | null;
  number?: string;
  text?: string;
  offset?: number;
  units?: DraftEditUnitDto[];
  replace?: boolean;
  assignment?: string;
  unitId?: string | null;
  groupId?: string | null;
  role?: UnitRole;
  name?: string;
  deadline?: string | null;
  raw?: string;
  spec?: DraftRuleDto;
  eventTypeId?: string | null;
  innerWorkdays?: number | null;
  /** 本单位规定 for this clock's words; its `word` is theirs. */
  policy?: SoftPolicyLineDto | null;
  findings?: string[];
  was?: string | null;
  wording?: string;
  remark?: string;
  waiver?: Waiver;
  on?: boolean;
}

export class SaveDraftEditsDto {
  @IsInt()
  version: number;

  @IsArray()
  @ArrayMinSize(1, { message: '没有要保存的修改' })
  @ArrayMaxSize(500, { message: '一次最多保存 500 处修改' })
  @IsObject({ each: true })
  edits: DraftEditDto[];
}
