import { Matches } from 'class-validator';
import { MayBeLeftOut } from '../../common/input.decorators.js';

export class EventSheetDto {
  /** Rows to be registered, separated by commas; left out: only a look. */
  @MayBeLeftOut()
  @Matches(/^\d{1,5}(,\d{1,5})*$/, { message: '所选行号有误' })
  lines?: string;
}

export class EventSheetDutyDto {
  unitName: string;
  title: string;
  dueOn: string;
  dueAt: string | null;
  provisional: boolean;
}

/** A row that can be registered, or was. */
export class EventSheetRowDto {
  line: number;
  typeName: string;
  subject: string;
  occurredAt: string;
  lateWorkdays: number;
  /** The event is registered already: this row adds units to it. */
  joins: boolean;
  dutyCount: number;
  /** The first of what it sets to work. */
  duties: EventSheetDutyDto[];
}

export class EventSheetBadCellDto {
  row: number;
  column: string;
  value: string;
  reason: string;
}

export class EventSheetResultDto {
  rows: EventSheetRowDto[];
  bad: EventSheetBadCellDto[];
  /** What was registered; null for a look. */
  registered: EventSheetRegisteredDto | null;
}

export class EventSheetRegisteredDto {
  events: number;
  deadlines: number;
}
