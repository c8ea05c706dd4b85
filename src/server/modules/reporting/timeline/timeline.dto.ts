import type { LightCode } from '../../../../shared/lights.js';
import type { DeadlineKind, ItemKind, UnitRole } from '../../../../shared/vocabulary.js';
import type { ClockUnit } from '../../deadline/domain/rule.js';
import type { StepKind } from '../domain/timeline.js';

export class TimelineUnitDto {
  id: string | null;
  name: string;
  shortName: string;
  role: UnitRole;
}

/** What this person may do with the clock of a duty. */
export class StoppingAbilitiesDto {
  pause: boolean;
  resume: boolean;
  restart: boolean;
  extend: boolean;
}

export class DurationDto {
  n: number;
  unit: ClockUnit;
}

export class TimelineDeadlineDto {
  id: string;
  unitId: string;
  unitName: string;
  kind: DeadlineKind;
  /** `once`, a period, or the event. */
  occurrence: string;
  /** What started its clock, where an event did. */
  eventSubject: string | null;
  /** The document's own words. */
  raw: string | null;
  /** 本单位规定: how the office reads words that name no time. */
  policy: string | null;
  /** 内部时限: the office's own earlier day. */
  innerDueOn: string | null;
  innerProvisional: boolean;
  version: number;
  startOn: string;
  dueOn: string;
  dueAt: string | null;
  originalDueOn: string;
  /** 暂停: since when the clock stands still, and why; null while it runs. */
  pausedOn: string | null;
  pauseReason: string | null;
  /** 延期: the one that was granted. */
  extension: DurationDto | null;
  /** How far an extension may go at most; null where none may be granted, or not by this person. */
  extensionCeiling: DurationDto | null;
  can: StoppingAbilitiesDto;
  provisional: boolean;
  doneOn: string | null;
  doneAt: string | null;
  waivedAt: string | null;
  waiveReason: string | null;
  voidedAt: string | null;
  /** Null once waived or voided. */
  light: LightCode | null;
  /** Still open while the filing that answers it waits for review (待审核); the light tells approved facts only. */
  inReview: boolean;
}

export class TimelineStepDto {
  at: string;
  actorName: string;
  kind: StepKind;
  text: string;
}

export class ItemAbilitiesDto {
  /** 设内部时限 of its open duties. */
  setInner: boolean;
}

export class ItemTimelineDto {
  itemId: string;
  planId: string;
  planTitle: string;
  kind: ItemKind;
  path: string;
  number: string;
  title: string;
  text: string;
  light: LightCode;
  units: TimelineUnitDto[];
  /** Open ones first, by due date. */
  deadlines: TimelineDeadlineDto[];
  /** From first to last. */
  steps: TimelineStepDto[];
  asOf: string;
  can: ItemAbilitiesDto;
}
